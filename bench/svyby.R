# Share satisfied and its standard error by unit. Rscript svyby.R SHEETS.csv OUT.csv
suppressMessages(library(survey))
files <- commandArgs(TRUE)
sheets <- read.csv(files[1])
begun <- proc.time()[["elapsed"]]
design <- svydesign(ids = ~psu, strata = ~unit, weights = ~weight, data = sheets)
found <- svyby(~satisfied, ~unit, design, svymean)
spent <- proc.time()[["elapsed"]] - begun
write.csv(format(found, digits = 17), files[2], row.names = FALSE, quote = FALSE)
cat(spent, as.character(packageVersion("survey")), "\n")
