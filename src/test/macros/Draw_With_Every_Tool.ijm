// Draws on three slices with one tool after the other, extracts, and notes how many voxels ImageJ counts: exactly so
// many, or for outlines at least those inside and at most those with the outline's own pixels.
var output;
parts = split(getArgument(), ";");
output = parts[1] + "/";
drawn = "";
open(parts[0]);

tools = newArray("rectangle", "oval", "polygon", "freehand", "wand", "composite", "brush", "inverse", "xor", "rotated");
for (t = 0; t < tools.length; t++) {
	roiManager("reset");
	pixels = 0; most = 0;
	for (z = 3; z <= 5; z++) {
		run("Select None");
		setSlice(z);
		draw(tools[t]);
		roiManager("add");
		getStatistics(area);
		getPixelSize(unit, width, height);
		inside = round(area / (width * height));
		pixels += inside;
		most += inside;
		if (Roi.getType == "polygon" || Roi.getType == "freehand") {
			pixels -= 1; // ImageJ's area of a polygon is not a number of pixels
			most += 2 * round(getValue("Perim.") / width);
		}
	}
	drawn += tools[t] + "," + pixels + "," + most + "\n";
	roiManager("deselect");
	run("Extract Radiomic Features...", "contours=[ROI Manager] savetable=[" + output + tools[t] + ".csv]");
}
File.saveString(drawn, output + "drawn.csv");

function draw(tool) {
	if (tool == "rectangle") makeRectangle(40, 40, 15, 12);
	else if (tool == "oval") makeOval(40, 40, 17, 13);
	else if (tool == "polygon") makePolygon(40, 40, 55, 42, 58, 55, 41, 52);
	else if (tool == "freehand") makeSelection("freehand", newArray(40, 44, 49, 55, 57, 56, 50, 43), newArray(41, 40, 40, 43, 48, 54, 56, 51));
	else if (tool == "wand") wand();
	else if (tool == "composite") { makeOval(40, 40, 20, 20); setKeyDown("alt"); makeOval(46, 46, 7, 7); setKeyDown("none"); }
	else if (tool == "brush") { makeOval(40, 40, 12, 12); setKeyDown("shift"); makeOval(48, 44, 12, 12); setKeyDown("none"); }
	else if (tool == "inverse") { makeOval(5, 5, 86, 86); run("Make Inverse"); }
	else if (tool == "xor") xor();
	else { makeRectangle(40, 40, 15, 12); run("Rotate...", "  angle=30"); }
}

// Traces what is above a threshold around a voxel of the lesion's brightest part in a square.
function wand() {
	makeRectangle(40, 40, 16, 16);
	getStatistics(area, mean);
	for (y = 40; y < 56; y++) for (x = 40; x < 56; x++) if (getPixel(x, y) > mean) { sx = x; sy = y; }
	setThreshold(mean, 65535);
	doWand(sx, sy, 0, "4-connected");
	resetThreshold;
}

// An oval without another, by the ROI Manager's XOR; the ROIs of the slices before come back afterwards.
function xor() {
	before = output + "before.zip";
	n = roiManager("count");
	if (n > 0) roiManager("save", before);
	roiManager("reset");
	makeOval(40, 40, 20, 20);
	roiManager("add");
	makeOval(45, 45, 9, 9);
	roiManager("add");
	roiManager("select", newArray(0, 1));
	roiManager("XOR");
	roiManager("reset");
	if (n > 0) roiManager("open", before);
}
