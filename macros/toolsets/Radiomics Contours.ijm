// Radiomics Contours: buttons for drawing contours slice by slice.
//
// Put them into the toolbar with Plugins > Radiomics > Radiomics Contour Tools. To find them in the toolbar's menu >> at any
// time, copy this file into ImageJ's folder macros/toolsets.
//
// Contours live in the ROI Manager, each with its slice, as all commands under Plugins > Radiomics take them. "On this slice"
// means every contour there, selected or not.

macro "Outline Contour Tool - C06fP61b2e6db8e4d1834610" { drawOutline(); }
macro "Copy Contours to Next Slice Action Tool - C888O1188C06fO6688" { copyToNextSlice(); }
macro "Grow Contours by 1 mm Action Tool - C06fO00bbC888O3355Ca00LbdfdLdbdf" { resizeContours(1); }
macro "Shrink Contours by 1 mm Action Tool - C888O00bbC06fO3355Ca00Lbdfd" { resizeContours(-1); }
macro "Interpolate Contours Action Tool - C06fO31a4C888O46a4C06fO3ba4" { interpolateContours(); }
macro "Check Contours Action Tool - C0a0P285bd20P386bd30P396be30" { checkContours(); }
macro "Clear Slice Action Tool - C06fO22ccCc00L2ee2L2fe3" { clearSlice(); }

// Follows the pressed mouse, and adds what it drew when it is released.
function drawOutline() {
	xs = newArray(0);
	ys = newArray(0);
	lastX = -1;
	lastY = -1;
	getCursorLoc(x, y, z, flags);
	while (flags & 16 != 0) {
		if (x != lastX || y != lastY) {
			xs = Array.concat(xs, x);
			ys = Array.concat(ys, y);
			if (xs.length > 2) makeSelection("freehand", xs, ys);
			lastX = x;
			lastY = y;
		}
		wait(5);
		getCursorLoc(x, y, z, flags);
	}
	if (xs.length > 2) addOutline();
}

// Adds the image's selection to the ROI Manager as a contour of the slice that is shown.
function addOutline() {
	if (selectionType() < 0) exit("Nothing is drawn on this slice. Hold the mouse button and go round the tumour.");
	placeHere();
	roiManager("add");
	showAll();
}

// Copies the contours on this slice to the next one and goes there, to be adjusted.
function copyToNextSlice() {
	found = contoursHere();
	Stack.getPosition(channel, slice, frame);
	Stack.getDimensions(width, height, channels, slices, frames);
	if (slice == slices) exit("This is the last slice.");
	for (i = 0; i < found.length; i++) {
		roiManager("select", found[i]);
		Stack.setSlice(slice + 1);
		placeHere();
		roiManager("add");
	}
	showAll();
}

// Moves the line of each contour on this slice outwards by so many mm, or inwards.
function resizeContours(mm) {
	step = 0.1; // mm; the contour is moved on a fine grid that is square in mm, whatever the pixels are
	getPixelSize(unit, width, height);
	width = width * millimetres(unit);
	height = height * millimetres(unit);
	found = contoursHere();
	vanishing = 0;
	for (i = 0; i < found.length; i++) {
		roiManager("select", found[i]);
		structure = Roi.getProperty("radiomics.structure");
		reader = Roi.getProperty("radiomics.reader");
		repeat = Roi.getProperty("radiomics.repeat");
		if (Roi.getType == "rectangle" || Roi.getType == "oval") { // ImageJ would end these at the image's border
			getSelectionCoordinates(xs, ys);
			makeSelection("freehand", xs, ys);
		}
		run("Scale... ", "x=" + width / step + " y=" + height / step);
		getSelectionBounds(x, y, before, h);
		run("Enlarge...", "enlarge=" + mm / step + " pixel");
		getSelectionBounds(x, y, after, h);
		if (mm < 0 && before - after < -mm / step) { // nothing would be left, and ImageJ leaves it as it was
			vanishing++;
			continue;
		}
		run("Scale... ", "x=" + step / width + " y=" + step / height);
		Roi.setProperty("radiomics.structure", structure);
		Roi.setProperty("radiomics.reader", reader);
		Roi.setProperty("radiomics.repeat", repeat);
		placeHere();
		roiManager("update");
	}
	showAll();
	if (vanishing > 0) exit("" + vanishing + " of " + found.length + " contours on this slice are thinner than " + -2 * mm +
		" mm and stay as they are.");
}

// Fills the slices between drawn ones; run again after editing, it replaces what it made before.
function interpolateContours() {
	requireContours();
	roiManager("deselect");
	run("Interpolate Contours Between Slices...", "contours=[ROI Manager]");
	showAll();
}

// Says in words, slice by slice, what is wrong with the contours.
function checkContours() {
	requireContours();
	roiManager("deselect");
	run("Check Contours...", "contours=[ROI Manager]");
	showAll();
}

// Takes all contours on this slice out of the ROI Manager.
function clearSlice() {
	found = contoursHere();
	roiManager("select", found);
	roiManager("delete");
	showAll();
}

// The places in the ROI Manager of the contours on the slice that is shown. Selecting one goes to its slice.
function contoursHere() {
	requireContours();
	roiManager("show none"); // while all are shown, a selected contour is the manager's own and not a copy
	here = getSliceNumber();
	found = newArray(0);
	for (i = 0; i < roiManager("count"); i++) {
		setSlice(here);
		roiManager("select", i);
		if (getSliceNumber() == here) found = Array.concat(found, i);
	}
	setSlice(here);
	roiManager("deselect");
	run("Select None");
	if (found.length == 0) exit("There is no contour on this slice. Draw one with the outline tool, or go to a slice that has one.");
	return found;
}

function requireContours() {
	if (nImages == 0) exit("No image is open. Open the stack that the contours are of.");
	if (roiManager("count") == 0) exit("The ROI Manager has no contour. Draw one with the outline tool.");
}

// Gives the image's selection the position that is shown and a name. What was interpolated counts as drawn from now on.
function placeHere() {
	Stack.getPosition(channel, slice, frame);
	if (Stack.isHyperstack) Roi.setPosition(channel, slice, frame);
	else Roi.setPosition(slice);
	Roi.setProperty("radiomics.origin", "");
	name = Roi.getProperty("radiomics.structure");
	if (name != "") name += "-";
	Roi.setName(name + IJ.pad(slice, 4));
}

// How many mm a unit of length is.
function millimetres(unit) {
	mm = 0;
	if (unit == "mm") mm = 1;
	if (unit == "cm") mm = 10;
	if (unit == "inch") mm = 25.4;
	if (unit == "um" || unit == "micron" || unit == fromCharCode(181) + "m") mm = 0.001;
	if (mm == 0) exit("The image's pixels have no size in mm. Give it with Image > Properties...");
	return mm;
}

function showAll() {
	roiManager("deselect");
	run("Select None");
	roiManager("show all");
}
