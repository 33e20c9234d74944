#@ File (label = "Image", description = "A TIFF or NIfTI file in HU") imageFile
#@ File (label = "Contours", description = "A RoiSet.zip, a .roi, or a mask image") contourFile
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Table to write", style = "save") tableFile
#@ CommandService commands

# Extracts the radiomic features of one patient's structure and saves them as a table (CSV).

from org.radiomate.command import ExtractFeatures

extraction = commands.run(ExtractFeatures, True, {
    "imagefile": imageFile.path,
    "contours": "File",
    "contourfile": contourFile.path,
    "structure": "",  # which, if the file holds several
    "featureset": featureSet,
    "setfile": "",  # a feature set of your own
    "savetable": tableFile.path,
}).get()
if extraction.isCanceled():
    raise RuntimeError(extraction.cancelReason)

table = extraction.getOutput("features")
print("%d columns are in %s" % (table.lastColumn + 1, tableFile))
