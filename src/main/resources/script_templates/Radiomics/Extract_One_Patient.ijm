#@ File (label = "Image", description = "A TIFF or NIfTI file in HU") imageFile
#@ File (label = "Contours", description = "A RoiSet.zip, a .roi, or a mask image") contourFile
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Table to write", style = "save") tableFile

// Extracts the radiomic features of one patient's structure and saves them as a table (CSV).

run("Extract Radiomic Features...", "imagefile=[" + imageFile + "] contourfile=[" + contourFile + "] featureset=[" +
	featureSet + "] savetable=[" + tableFile + "]");

// With the image open and its contours in the ROI Manager:
// run("Extract Radiomic Features...", "contours=[ROI Manager] featureset=[" + featureSet + "] savetable=[" + tableFile + "]");
