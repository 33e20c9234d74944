// Two frames of five slices; the contours are drawn on frame 2, and each frame is extracted while it is shown.
output = getArgument() + "/";
newImage("Time", "32-bit black", 96, 96, 1, 5, 2);
run("Properties...", "channels=1 slices=5 frames=2 unit=mm pixel_width=0.8 pixel_height=0.8 voxel_depth=5");
for (t = 1; t <= 2; t++) {
	for (z = 1; z <= 5; z++) {
		Stack.setPosition(1, z, t);
		for (y = 36; y < 56; y++) for (x = 36; x < 60; x++) setPixel(x, y, 50 * (t - 1) + 15 + (x * 7 + y * 3 + z) % 11);
	}
}
roiManager("reset");
for (z = 2; z <= 4; z++) {
	Stack.setPosition(1, z, 2);
	makeRectangle(40, 40, 15, 12);
	roiManager("add");
}
for (t = 1; t <= 2; t++) {
	roiManager("deselect");
	run("Select None");
	Stack.setPosition(1, 3, t);
	run("Extract Radiomic Features...", "contours=[ROI Manager] savetable=[" + output + "frame" + t + ".csv]");
}
