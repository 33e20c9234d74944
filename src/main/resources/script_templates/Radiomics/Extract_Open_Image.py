#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430", "IBSI 3D"}) featureSet
#@ CommandService commands

# Extracts the radiomic features of the open image inside its contours, and shows them as a table.

from org.radiomate.command import ExtractFeatures

extraction = commands.run(ExtractFeatures, True, {
    "image": image,
    "contours": contours,
    "featureset": featureSet,
}).get()
if extraction.isCanceled():
    raise RuntimeError(extraction.cancelReason)

table = extraction.getOutput("features")
print("%d columns" % (table.lastColumn + 1))
