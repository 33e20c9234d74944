package org.radiomate.hostile;

import org.radiomate.feature.FeatureSet;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.io.NiftiReader;
import org.radiomate.io.NrrdReader;
import org.radiomate.io.dicom.CompressedPixels;
import org.radiomate.io.dicom.DicomContours;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.jpeg.ExtendedJpeg;
import org.radiomate.io.jpeg.JpegImage;
import org.radiomate.io.jpeg.JpegLs;
import org.radiomate.io.jpeg.LosslessJpeg;
import org.radiomate.model.ModelFile;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.LabelImage;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.OtherGrid;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Every parser of files from elsewhere; each reads a whole file and gives a valid result or a sentence. */
public enum Parser {

	DICOM("dcm") {

		@Override
		void parse(final Path file) {
			DicomParser.read(file);
		}
	},
	SERIES("dcm") {

		@Override
		void parse(final Path file) {
			final Volume volume = new ImageFiles().read(file);
			volume.voxels().randomAccess().get();
		}
	},
	RTSTRUCT("dcm") {

		@Override
		void parse(final Path file) {
			DicomContours.read(file, IMAGE, RESAMPLE);
		}
	},
	SEG("dcm") {

		@Override
		void parse(final Path file) {
			DicomContours.read(file, IMAGE, RESAMPLE);
		}
	},
	NIFTI("nii") {

		@Override
		void parse(final Path file) {
			asMask(new NiftiReader().labels(file), file);
		}
	},
	NRRD("nrrd") {

		@Override
		void parse(final Path file) {
			asMask(new NrrdReader().labels(file), file);
		}
	},
	/** A header and its data, apart by the first empty line, as two files. */
	NRRD_DETACHED("nhdr") {

		@Override
		void parse(final Path file) throws IOException {
			final String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
			final int end = whole.indexOf("\n\n");
			final Path data = file.resolveSibling(file.getFileName() + ".raw");
			Files.writeString(file, (end < 0 ? whole : whole.substring(0, end)).replace("x.raw", data.getFileName().toString()),
				StandardCharsets.ISO_8859_1);
			Files.writeString(data, end < 0 ? "" : whole.substring(end + 2), StandardCharsets.ISO_8859_1);
			try {
				asMask(new NrrdReader().labels(file), file);
			}
			finally {
				Files.delete(data);
			}
		}
	},
	ROISET("zip") {

		@Override
		void parse(final Path file) {
			new ContourFiles().read(file, IMAGE.geometry());
		}
	},
	ROI("roi") {

		@Override
		void parse(final Path file) {
			new ContourFiles().read(file, IMAGE.geometry());
		}
	},
	RLE("rle") {

		@Override
		void parse(final Path file) throws IOException {
			CompressedPixels.decode("1.2.840.10008.1.2.5", Files.readAllBytes(file));
		}
	},
	JPEG_LS("jls") {

		@Override
		void parse(final Path file) throws IOException {
			decoded(bytes -> JpegLs.decode(bytes, COLUMNS, ROWS), file);
		}
	},
	JPEG_EXTENDED("jpg") {

		@Override
		void parse(final Path file) throws IOException {
			decoded(bytes -> ExtendedJpeg.decode(bytes, COLUMNS, ROWS), file);
		}
	},
	JPEG_LOSSLESS("jpg") {

		@Override
		void parse(final Path file) throws IOException {
			decoded(bytes -> LosslessJpeg.decode(bytes, COLUMNS, ROWS), file);
		}
	},
	JPEG_BASELINE("jpg") {

		@Override
		void parse(final Path file) throws IOException {
			CompressedPixels.decode("1.2.840.10008.1.2.4.50", Files.readAllBytes(file), 8);
		}
	},
	JPEG2000("j2k") {

		@Override
		void parse(final Path file) throws IOException {
			CompressedPixels.decode("1.2.840.10008.1.2.4.90", Files.readAllBytes(file));
		}
	},
	MODEL("json") {

		@Override
		void parse(final Path file) {
			ModelFile.read(file);
		}
	},
	FEATURE_SET("json") {

		@Override
		void parse(final Path file) {
			FeatureSet.read(file);
		}
	};

	private static final int COLUMNS = 40, ROWS = 32;
	private static final ImageHeader IMAGE = new ImageHeader(new Geometry(COLUMNS, ROWS, 4, 0.75, 0.75, 2.5), new Placement(
		new double[] { -20, -30.5, 10 }, new double[] { 1, 0, 0 }, new double[] { 0, 1, 0 }, new double[] { 0, 0, 1 }, ""));
	private static final MaskFit RESAMPLE = new MaskFit(OtherGrid.RESAMPLE, remark -> {
		// nobody listens
	}, Progress.NONE);

	private final String ending;

	Parser(final String ending) {
		this.ending = ending;
	}

	/** Reads a file to its end. */
	abstract void parse(Path file) throws IOException;

	/** Reads bytes as a file of this kind; a sentence is as good as a result. */
	void survives(final byte[] bytes) {
		try {
			final Path file = Files.createTempFile("hostile", "." + ending);
			try {
				Files.write(file, bytes);
				parse(file);
			}
			catch (final ProblemException e) {
				if (e.getMessage().isBlank() || e.getMessage().length() > 2000) throw new AssertionError("no sentence: " + e.getMessage(), e);
			}
			finally {
				Files.delete(file);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The folder of the kept inputs. */
	String folder() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static void asMask(final LabelImage labels, final Path file) {
		MaskContours.of(labels, file.toString(), IMAGE, RESAMPLE);
	}

	/** Our own decoders say what is wrong as an IOException, and nothing else comes out of them. */
	private static void decoded(final Decoder decoder, final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		try {
			decoder.decode(bytes);
		}
		catch (final IOException e) {
			if (e.getMessage() == null) throw new AssertionError("no reason", e);
		}
	}

	private interface Decoder {

		JpegImage decode(byte[] bytes) throws IOException;
	}
}
