// Extracts the radiomic features of all images in a folder: one table for each patient, and features.csv with all of
// them, one row each.
//
// By click:    Plugins > Macros > Run..., choose this file and fill in the dialog.
// Unattended:  ImageJ -macro Extract_Folder.ijm "study/images;study/contours;out"
//
// The contours of images/SIM001.zip are contours/SIM001_reader1.zip; change the suffix for your own names. An image
// without contours is named in the log and left out. For several readers or repeats in one table, write a study.csv
// and use "Extract Radiomics Study..." instead.

featureSet = "IBEX 352"; // or IBEX 353, IBEX 430
suffix = "_reader1.zip"; // what follows the patient's name in the name of the contour file

argument = getArgument();
if (argument == "") argument = ask();
parts = split(argument, ";");
if (parts.length < 3) exit("Give the folders of the images, the contours and the tables, with ; between them.");
images = folder(parts[0]);
contours = folder(parts[1]);
output = folder(parts[2]);

File.makeDirectory(output);
files = getFileList(images);
Array.sort(files);
joined = "";
for (i = 0; i < files.length; i++) {
	showProgress(i, files.length);
	patient = substring(files[i], 0, indexOf(files[i] + ".", "."));
	contourFile = contours + patient + suffix;
	table = output + patient + ".csv";
	if (File.isDirectory(images + files[i])) continue;
	if (!File.exists(contourFile)) {
		print(patient + " is left out: there is no " + contourFile);
	} else {
		run("Extract Radiomic Features...", "imagefile=[" + images + files[i] + "] contourfile=[" + contourFile +
			"] featureset=[" + featureSet + "] savetable=[" + table + "]");
		joined = join(joined, table);
	}
}
if (joined == "") exit("No image in " + images + " has contours in " + contours);
File.saveString(joined, output + "features.csv");

// The rows so far and those of another table; its header counts once.
function join(joined, table) {
	text = File.openAsString(table);
	headerEnd = indexOf(text, "\n") + 1;
	if (joined == "") return text;
	if (!startsWith(joined, substring(text, 0, headerEnd))) exit(table + " has other columns than the tables before it.");
	return joined + substring(text, headerEnd);
}

// The path of a folder with a slash at its end.
function folder(path) {
	if (endsWith(path, "/") || endsWith(path, "\\")) return path;
	return path + "/";
}

// The dialog's answers in the form of the argument.
function ask() {
	Dialog.create("Extract Folder");
	Dialog.addDirectory("Images", "");
	Dialog.addDirectory("Contours", "");
	Dialog.addDirectory("Tables", "");
	Dialog.show();
	return Dialog.getString() + ";" + Dialog.getString() + ";" + Dialog.getString();
}
