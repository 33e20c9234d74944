// Two structures on the same slices, told apart by the ROIs' properties, or by selecting some of the ROIs.
parts = split(getArgument(), ";");
output = parts[1] + "/";
open(parts[0]);
roiManager("reset");
for (z = 3; z <= 5; z++) {
	setSlice(z);
	makeRectangle(40, 40, 15, 12);
	add("Tumour");
	makeRectangle(60, 60, 8, 6);
	add("Node");
}
roiManager("deselect");
if (parts.length > 2) run("Extract Radiomic Features...", "contours=[ROI Manager] savetable=[" + output + "both.csv]");

run("Extract Radiomic Features...", "contours=[ROI Manager] structure=Node savetable=[" + output + "structure.csv]");
run("Extract Radiomic Features...", "contours=[ROI Manager] structure=Tumour savetable=[" + output + "reader.csv]");
roiManager("select", newArray(0, 2, 4));
run("Extract Radiomic Features...", "contours=[ROI Manager] savetable=[" + output + "selected.csv]");

function add(structure) {
	Roi.setProperty("radiomics.structure", structure);
	Roi.setProperty("radiomics.reader", "1");
	roiManager("add");
}
