// Opens, extracts and closes a stack of 4 MB fifty times, and notes the used heap in MB after ten for warming up and
// then after each ten.
parts = split(getArgument(), ";");
stack = parts[1] + "/large.tif";
open(parts[0]);
run("Size...", "width=512 height=512 depth=8 interpolation=Bilinear");
saveAs("Tiff", stack);
close();
heap = "" + extractTen(stack, parts[1]) + "\n";
for (i = 0; i < 5; i++) heap += "" + extractTen(stack, parts[1]) + "\n";
File.saveString(heap, parts[1] + "/heap.csv");

function extractTen(stack, folder) {
	for (i = 0; i < 10; i++) {
		open(stack);
		roiManager("reset");
		for (z = 3; z <= 5; z++) {
			setSlice(z);
			makeOval(230, 230, 40, 30);
			roiManager("add");
		}
		roiManager("deselect");
		run("Extract Radiomic Features...", "contours=[ROI Manager] savetable=[" + folder + "/large.csv]");
		close();
	}
	roiManager("reset");
	for (i = 0; i < 3; i++) {
		call("java.lang.System.gc");
		wait(100);
	}
	return d2s(parseInt(call("ij.IJ.currentMemory")) / 1048576, 2);
}
