package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;

/** Reads the stored pixels of slices; a file of many frames is parsed once for neighbours. */
final class SliceReader {

	private final int width, height;
	private Path lastFile;
	private DicomFile last;

	SliceReader(final int width, final int height) {
		this.width = width;
		this.height = height;
	}

	StoredPixels read(final SlicePlane plane) {
		final DicomFile file = file(plane);
		final int columns = file.data().requiredInteger(DicomTag.COLUMNS, 1, 65535);
		final int rows = file.data().requiredInteger(DicomTag.ROWS, 1, 65535);
		if (columns != width || rows != height) throw new ProblemException(plane.file() + " has changed: it is " + columns +
			" x " + rows + " pixels now. Open the series again.");
		return new PixelDecoder(file).decode(plane.frame());
	}

	private DicomFile file(final SlicePlane plane) {
		synchronized (this) {
			if (plane.file().equals(lastFile)) return last;
		}
		final DicomFile file = DicomParser.read(plane.file());
		if (file.data().integer(DicomTag.NUMBER_OF_FRAMES, 1, 1, 1_000_000) > 1) remember(plane.file(), file);
		return file;
	}

	private synchronized void remember(final Path path, final DicomFile file) {
		lastFile = path;
		last = file;
	}
}
