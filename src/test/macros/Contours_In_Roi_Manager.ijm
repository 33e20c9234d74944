// Interpolates, redoes, checks and cleans contours in the ROI Manager, and notes what it then holds.
parts = split(getArgument(), ";");
output = parts[1] + "/";
open(parts[0]);
roiManager("reset");
for (z = 2; z <= 6; z += 4) {
	setSlice(z);
	makeOval(40, 40, 20 - z, 18 - z);
	Roi.setProperty("radiomics.structure", "Tumour");
	roiManager("add");
}
roiManager("deselect");
run("Select None");
run("Interpolate Contours Between Slices...", "contours=[ROI Manager] structure=Tumour");
note("interpolated");

// a slice between is drawn by hand: its interpolated contour goes, the others are made anew
setSlice(4);
makeOval(44, 44, 9, 9);
Roi.setProperty("radiomics.structure", "Tumour");
roiManager("add");
roiManager("deselect");
run("Select None");
run("Interpolate Contours Between Slices...", "contours=[ROI Manager] structure=Tumour");
note("redone");

run("Check Contours...", "contours=[ROI Manager] minthickness=5 drawoverlay=true savetable=[" + output + "findings.csv]");
File.saveString("" + Overlay.size, output + "overlay.txt");
run("Clean Contours...", "contours=[ROI Manager] lowesthu=-200 highesthu=300 minarea=10 fillholes=true");
note("cleaned");
run("Clean Contours...", "contours=[ROI Manager] structure=Tumour lowesthu=-200 highesthu=300 minarea=10 fillholes=true");
note("cleaned again");

function note(name) {
	lines = "";
	for (i = 0; i < roiManager("count"); i++) {
		roiManager("select", i);
		lines += RoiManager.getName(i) + "," + getSliceNumber() + "," + Roi.getProperty("radiomics.structure") + "\n";
	}
	roiManager("deselect");
	run("Select None");
	File.saveString(lines, output + name + ".csv");
}
