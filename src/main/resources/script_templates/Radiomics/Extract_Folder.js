#@ File (label = "Images", style = "directory") imageFolder
#@ File (label = "Contours", style = "directory") contourFolder
#@ String (label = "Contour files end in", value = "_reader1.zip") suffix
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Tables", style = "directory") outputFolder
#@ CommandService commands

// Extracts the radiomic features of all images in a folder: one table for each patient, and features.csv with all
// of them. The contours of images/SIM001.zip are contours/SIM001_reader1.zip; images without contours are left out.

var ExtractFeatures = Java.type("org.radiomate.command.ExtractFeatures");
var Files = Java.type("java.nio.file.Files");

function extract(image, contours, table) {
	var extraction = commands.run(ExtractFeatures.class, true,
		"imagefile", image.toString(),
		"contours", "File",
		"contourfile", contours.toString(),
		"structure", "",
		"featureset", featureSet,
		"setfile", "",
		"savetable", table.toString()).get();
	if (extraction.isCanceled()) throw new Error(image + ": " + extraction.getCancelReason());
}

var joined = [];
var names = Java.from(imageFolder.list()).sort();
for (var i = 0; i < names.length; i++) {
	var patient = names[i].split(".")[0];
	var contours = contourFolder.toPath().resolve(patient + suffix);
	var table = outputFolder.toPath().resolve(patient + ".csv");
	if (!Files.exists(contours)) {
		print(patient + " is left out: there is no " + contours);
		continue;
	}
	extract(imageFolder.toPath().resolve(names[i]), contours, table);
	var lines = Java.from(Files.readAllLines(table));
	if (joined.length > 0 && joined[0] != lines[0]) throw new Error(table + " has other columns than the tables before it.");
	joined = joined.concat(joined.length > 0 ? lines.slice(1) : lines);
}
Files.writeString(outputFolder.toPath().resolve("features.csv"), joined.join("\n") + "\n");
print(joined.length - 1 + " patients are in " + outputFolder);
