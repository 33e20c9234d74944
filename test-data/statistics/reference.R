# Makes reference.json: Rscript reference.R > reference.json (R 4.2.2). One case a line: the R call on its literal input,
# and what R gives. The inputs are drawn here, so that nothing else is needed to check or extend them.
set.seed(20)
num <- function(x) {
  x <- as.numeric(x)
  one <- function(v) if (is.na(v)) '"NaN"' else if (is.infinite(v)) if (v > 0) '"Infinity"' else '"-Infinity"' else
    format(v, digits = 17, scientific = TRUE)
  paste0("[", paste(sapply(x, one), collapse = ","), "]")
}
lines <- character()
add <- function(kind, call, input, result) lines <<- c(lines, sprintf('{"kind":"%s","call":"%s",%s,"result":%s}', kind, call,
  paste(sprintf('"%s":%s', names(input), sapply(input, function(v) if (is.character(v)) sprintf('"%s"', v) else num(v))),
    collapse = ","), num(result)))
sides <- c("two.sided", "greater", "less")
samples <- list(list(c(1, 2, 3), c(1, 3, 2)), list(1:5, c(2, 1, 4, 3, 5)), list(1:9, 9:1),
  list(round(rnorm(7), 3), round(rnorm(7), 3)), list(round(rnorm(10), 3), round(rnorm(10), 3)),
  list(round(rnorm(25), 3), round(rnorm(25), 3)), list(round(rnorm(60), 3), round(rnorm(60), 3)),
  list(c(1, 1, 2, 3, 3, 4), c(2, 1, 2, 5, 4, 4)), list(round(rnorm(40), 1), round(rnorm(40), 0)))
for (s in samples) for (side in sides) for (m in c("pearson", "spearman", "kendall")) {
  t <- suppressWarnings(cor.test(s[[1]], s[[2]], method = m, alternative = side))
  add(paste0("cor_", m), sprintf("cor.test(x, y, method='%s', alternative='%s')", m, side),
    list(x = s[[1]], y = s[[2]], alternative = side), c(t$statistic, t$p.value, t$estimate, if (is.null(t$conf.int)) c(NA, NA) else t$conf.int))
}
tables <- list(c(3, 1, 1, 3), c(0, 5, 5, 0), c(0, 0, 4, 6), c(10, 2, 3, 15), c(1000, 900, 850, 1010), c(1, 24, 9, 3))
for (v in tables) for (side in sides) add("fisher2", sprintf("fisher.test(matrix(x, 2, byrow = TRUE), alternative='%s')", side),
  list(x = v, alternative = side), fisher.test(matrix(v, 2, byrow = TRUE), alternative = side)$p.value)
big <- list(list(3, c(3, 0, 2, 5, 1, 8, 0, 4, 4)), list(2, c(0, 3, 1, 4, 2, 2, 6, 0)), list(4, c(9, 4, 2, 7, 3, 8, 5, 6, 1, 5, 9, 2, 4, 2, 6, 8)),
  list(3, c(30, 20, 25, 18, 22, 31, 15, 28, 19, 24, 12, 33)), list(2, c(70, 65, 80, 71, 58, 90)), list(3, c(1, 1, 1, 1, 1, 1, 1, 1, 1)))
for (b in big) add("fisher", "fisher.test(matrix(x, rows, byrow = TRUE), workspace = 2e8)", list(rows = b[[1]], x = b[[2]]),
  fisher.test(matrix(b[[2]], b[[1]], byrow = TRUE), workspace = 2e8)$p.value)
x <- round(sort(runif(60)), 3); y <- round(sin(6 * x) + rnorm(60, 0, 0.3), 3); z <- rep(c(0, 1, 1, 2, 3, 3, 3, 5, 8, 9), 3)
for (f in c(0.1, 0.3, 2/3, 1)) for (i in c(0, 3)) for (d in c(0, 0.05)) add("lowess", "lowess(x, y, f, iter, delta)$y",
  list(x = x, y = y, f = f, iter = i, delta = d), lowess(x, y, f, i, d)$y)
w <- sort(z); v <- round(rnorm(30), 2)
for (f in c(0.2, 2/3)) add("lowess", "lowess(x, y, f, iter, delta)$y", list(x = w, y = v, f = f, iter = 3, delta = 0.09), lowess(w, v, f, 3, 0.09)$y)
for (k in list(c(0, 10), c(10, 10), c(1, 3), c(28, 33), c(50, 137), c(1, 1000))) {
  add("binom", "binom.test(k, n)$conf.int", list(k = k[1], n = k[2]), binom.test(k[1], k[2])$conf.int)
  add("wilson", "prop.test(k, n, correct = FALSE)$conf.int", list(k = k[1], n = k[2]), suppressWarnings(prop.test(k[1], k[2], correct = FALSE)$conf.int))
}
g <- list(round(rnorm(8), 2), round(rnorm(5, 1), 2), round(rnorm(11, 0, 3), 1), c(1, 1, 2, 2, 2))
for (n in 2:4) {
  x <- unlist(g[1:n]); f <- factor(rep(1:n, sapply(g[1:n], length))); sizes <- sapply(g[1:n], length)
  a <- summary(aov(x ~ f))[[1]]; w <- oneway.test(x ~ f); k <- kruskal.test(x, f)
  add("anova", "summary(aov(x ~ group))", list(x = x, sizes = sizes), c(a[1, 4], a[1, 1], a[2, 1], a[1, 5]))
  add("welch", "oneway.test(x ~ group)", list(x = x, sizes = sizes), c(w$statistic, w$parameter, w$p.value))
  add("kruskal", "kruskal.test(x, group)", list(x = x, sizes = sizes), c(k$statistic, k$parameter, k$p.value))
}
for (side in sides) {
  t <- var.test(g[[1]], g[[3]], alternative = side)
  add("var", sprintf("var.test(x, y, alternative='%s')", side), list(x = g[[1]], y = g[[3]], alternative = side), c(t$statistic, t$parameter, t$p.value, t$conf.int))
  for (p in list(g[[4]], round(rnorm(12), 2), round(rnorm(60), 1))) {
    q <- rev(p) + rep_len(c(0, 0.37), length(p)); t <- suppressWarnings(wilcox.test(p, q, paired = TRUE, alternative = side))
    add("signed_rank", sprintf("wilcox.test(x, y, paired = TRUE, alternative='%s')", side), list(x = p, y = q, alternative = side), c(t$statistic, t$p.value))
  }
}
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
