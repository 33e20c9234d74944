#@ File (label = "Image", description = "A TIFF or NIfTI file in HU") imageFile
#@ File (label = "Contours", description = "A RoiSet.zip, a .roi, or a mask image") contourFile
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Table to write", style = "save") tableFile
#@ CommandService commands

// Extracts the radiomic features of one patient's structure and saves them as a table (CSV).

var ExtractFeatures = Java.type("org.radiomate.command.ExtractFeatures");

var extraction = commands.run(ExtractFeatures.class, true,
	"imagefile", imageFile.getPath(),
	"contours", "File",
	"contourfile", contourFile.getPath(),
	"structure", "", // which, if the file holds several
	"featureset", featureSet,
	"setfile", "", // a feature set of your own
	"savetable", tableFile.getPath()).get();
if (extraction.isCanceled()) throw new Error(extraction.getCancelReason());

var table = extraction.getOutput("features");
print((table.getLastColumn() + 1) + " columns are in " + tableFile);
