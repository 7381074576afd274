-- Asks for one page again and again. Argument: the encoding to accept.
local folder = debug.getinfo(1, "S").source:sub(2):match("(.*/)")

function init(arguments)
  wrk.headers["Accept-Encoding"] = arguments[1]
end

done = dofile(folder .. "report.lua")
