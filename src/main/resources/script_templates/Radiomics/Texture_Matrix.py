#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "45-1Contrast", description = "A feature of the set IBEX 430") feature
#@ CommandService commands

# Shows what a feature is computed from: mask, gray levels, and the matrix as image and table.

from org.radiomate.command import ShowMatrix

inspection = commands.run(ShowMatrix, True, {
    "image": image,
    "contours": contours,
    "feature": feature,
    "featureset": "IBEX 430",
}).get()
if inspection.isCanceled():
    raise RuntimeError(inspection.cancelReason)

print(inspection.getOutput("explanation"))
