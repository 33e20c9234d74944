#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "45-1Contrast", description = "A feature of the set IBEX 430") feature
#@ CommandService commands

// Shows what a feature is computed from: mask, gray levels, and the matrix as image and table.

import org.radiomate.command.ShowMatrix

inspection = commands.run(ShowMatrix, true,
	"image", image,
	"contours", contours,
	"feature", feature,
	"featureset", "IBEX 430").get()
if (inspection.isCanceled()) throw new RuntimeException(inspection.cancelReason)

println inspection.getOutput("explanation")
