// Extracts the radiomic features of one patient's structure and saves them as a table (CSV).
//
// By click:    Plugins > Macros > Run..., choose this file and fill in the dialog.
// Unattended:  ImageJ -macro Extract_One_Patient.ijm "image.zip;contours.zip;features.csv"
//
// With ";ROI Manager" behind the three paths (or the choice in the dialog) the image is opened and its contours are
// put into the ROI Manager first, as you would do by hand. Both ways give the same table.

featureSet = "IBEX 352"; // or IBEX 353, IBEX 430

argument = getArgument();
if (argument == "") argument = ask();
parts = split(argument, ";");
if (parts.length < 3) exit("Give the paths of the image, the contours and the table, with ; between them.");

if (endsWith(argument, ";ROI Manager")) extractOpenImage(parts[0], parts[1], parts[2], featureSet);
else extractFiles(parts[0], parts[1], parts[2], featureSet);

// The short way: nothing is opened, so it is the one for many patients.
function extractFiles(image, contours, table, featureSet) {
	run("Extract Radiomic Features...", "imagefile=[" + image + "] contourfile=[" + contours + "] featureset=[" +
		featureSet + "] savetable=[" + table + "]");
}

// The way by hand: the command works on the active image, and on all ROIs of the manager if none is selected.
function extractOpenImage(image, contours, table, featureSet) {
	open(image);
	roiManager("reset");
	roiManager("open", contours);
	run("Extract Radiomic Features...", "contours=[ROI Manager] featureset=[" + featureSet + "] savetable=[" + table +
		"]");
	close();
}

// The dialog's answers in the form of the argument.
function ask() {
	ways = newArray("File", "ROI Manager");
	Dialog.create("Extract One Patient");
	Dialog.addFile("Image", "");
	Dialog.addFile("Contours", "");
	Dialog.addFile("Table to write", getDirectory("home") + "features.csv");
	Dialog.addChoice("Contours through", ways);
	Dialog.show();
	return Dialog.getString() + ";" + Dialog.getString() + ";" + Dialog.getString() + ";" + Dialog.getChoice();
}
