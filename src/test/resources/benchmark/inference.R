# The same work in R as InferenceBesideR: Rscript inference.R <table.csv>; prints seconds, median of five.
suppressMessages({ library(pROC); library(psych) })
d <- as.matrix(read.csv(commandArgs(TRUE)[1]))
y <- d[, 1]; x <- d[, -1]; half <- seq_len(nrow(d) / 2)
middle <- function(f) median(replicate(5, system.time(f())[["elapsed"]]))
roc1000 <- function() for (j in 1:1000) ci.auc(roc(y, x[, j], levels = c(0, 1), direction = "<", quiet = TRUE), method = "delong")
icc1000 <- function() for (j in 1:1000) ICC(cbind(x[half, j], x[half, j] + x[-half, j] / 4), lmer = FALSE)
cat("R: 1000 ROC + DeLong", middle(roc1000), "s\nR: ICC of 1000 features", middle(icc1000), "s\n")
