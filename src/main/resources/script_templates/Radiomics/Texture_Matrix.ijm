#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "45-1Contrast", description = "A feature of the set IBEX 430") feature

// Shows what a feature is computed from: mask, gray levels, and the matrix as image and table.

run("Show Texture Matrix...", "contours=[" + contours + "] feature=[" + feature + "] featureset=[IBEX 430]");
