#@ File (label = "Images", style = "directory") imageFolder
#@ File (label = "Contours", style = "directory") contourFolder
#@ String (label = "Contour files end in", value = "_reader1.zip") suffix
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Tables", style = "directory") outputFolder

// Extracts the radiomic features of all images in a folder: one table for each patient, and features.csv with all
// of them. The contours of images/SIM001.zip are contours/SIM001_reader1.zip; images without contours are left out.

files = getFileList(imageFolder);
Array.sort(files);
joined = "";
for (i = 0; i < files.length; i++) {
	showProgress(i, files.length);
	patient = substring(files[i], 0, indexOf(files[i] + ".", "."));
	contourFile = contourFolder + "/" + patient + suffix;
	table = outputFolder + "/" + patient + ".csv";
	if (!File.exists(contourFile)) {
		print(patient + " is left out: there is no " + contourFile);
	} else {
		run("Extract Radiomic Features...", "imagefile=[" + imageFolder + "/" + files[i] + "] contourfile=[" + contourFile +
			"] featureset=[" + featureSet + "] savetable=[" + table + "]");
		joined = join(joined, table);
	}
}
if (joined == "") exit("No image in " + imageFolder + " has contours in " + contourFolder);
File.saveString(joined, outputFolder + "/features.csv");

// The rows so far and those of another table; its header counts once.
function join(joined, table) {
	text = File.openAsString(table);
	headerEnd = indexOf(text, "\n") + 1;
	if (joined == "") return text;
	if (!startsWith(joined, substring(text, 0, headerEnd))) exit(table + " has other columns than the tables before it.");
	return joined + substring(text, headerEnd);
}
