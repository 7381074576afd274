-- Sends bodies, one a line of a file, each once. Argument: the file.
local folder = debug.getinfo(1, "S").source:sub(2):match("(.*/)")
local bodies, sent = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do bodies[#bodies + 1] = line end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  sent = sent + 1
  assert(bodies[sent], "the file has too few bodies")
  return wrk.format(nil, nil, nil, bodies[sent])
end

done = dofile(folder .. "report.lua")
