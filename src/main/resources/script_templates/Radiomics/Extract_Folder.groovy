#@ File (label = "Images", style = "directory") imageFolder
#@ File (label = "Contours", style = "directory") contourFolder
#@ String (label = "Contour files end in", value = "_reader1.zip") suffix
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Tables", style = "directory") outputFolder
#@ CommandService commands

// Extracts the radiomic features of all images in a folder: one table for each patient, and features.csv with all
// of them. The contours of images/SIM001.zip are contours/SIM001_reader1.zip; images without contours are left out.

import org.radiomate.command.ExtractFeatures

joined = []
for (image in imageFolder.listFiles().findAll { it.file }.sort { it.name }) {
	patient = image.name.tokenize(".")[0]
	contours = new File(contourFolder, patient + suffix)
	if (!contours.exists()) {
		println "$patient is left out: there is no $contours"
		continue
	}
	table = new File(outputFolder, patient + ".csv")
	extract(image, contours, table)
	lines = table.readLines("UTF-8")
	if (joined && joined[0] != lines[0]) throw new RuntimeException("$table has other columns than the tables before it.")
	joined += joined ? lines.drop(1) : lines
}
new File(outputFolder, "features.csv").setText(joined.join("\n") + "\n", "UTF-8")
println "${joined.size() - 1} patients are in $outputFolder"

def extract(image, contours, table) {
	def extraction = commands.run(ExtractFeatures, true,
		"imagefile", image.path,
		"contours", "File",
		"contourfile", contours.path,
		"structure", "",
		"featureset", featureSet,
		"setfile", "",
		"savetable", table.path).get()
	if (extraction.isCanceled()) throw new RuntimeException("$image.name: $extraction.cancelReason")
}
