package org.radiomate.study.conformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.table.CsvTable;
import org.radiomate.task.Progress;
import org.radiomate.testing.Shared;

import java.nio.file.Path;
import java.util.List;

/** The built-in sets on IBSI's phantoms, as Verify Against IBSI compares them: every reference value, diagnostics included. */
class IbsiConformityTest {

	private static final int CONFIGURATION_ROWS = 406, VALUE = 4;

	private static IbsiConformity ctPhantom(final CtPhantom.Form form) {
		final IbsiConformity comparison = new IbsiConformity();
		comparison.addCtPhantom(Shared.path("ibsi/ct_phantom"), form, new ImageFiles(), new ContourFiles(), Progress.NONE);
		return comparison;
	}

	private static long passing(final IbsiConformity comparison, final String dataset) {
		final CsvTable table = comparison.table();
		return table.rows().stream().filter(row -> row.get(0).equals(dataset) && row.get(table.header().indexOf("pass")).equals(
			"yes")).count();
	}

	@Test
	void everyValueOfTheDigitalPhantomAgrees() {
		final IbsiConformity comparison = new IbsiConformity();
		comparison.addDigitalPhantom();
		assertEquals("Digital phantom: 482 of 482 reference values agree, 5 features have none", comparison.summary());
		assertEquals(487, comparison.table().rows().size());
		assertEquals(0, comparison.differing());
	}

	@ParameterizedTest
	@EnumSource
	void everyValueOfTheConfigurationsAgreesAndThoseWithoutReferenceExist(final CtPhantom.Form form) {
		final IbsiConformity comparison = ctPhantom(form);
		System.out.println(comparison.summary());
		assertEquals(0, comparison.differing(), comparison.summary());
		assertEquals(CONFIGURATION_ROWS, passing(comparison, "A"));
		assertEquals(CONFIGURATION_ROWS, passing(comparison, "B"));
		assertEquals(270, passing(comparison, "D"));
		for (final List<String> row : comparison.table().rows()) assertTrue(CsvTable.isNumber(row.get(VALUE)), String.join(" ", row));
	}

	/** Images as NIfTI and as DICOM differ by the single precision of NIfTI's spacings alone. */
	@Test
	void dicomGivesTheValuesOfNifti() {
		final List<List<String>> nifti = ctPhantom(CtPhantom.Form.NIFTI).table().rows(), dicom = ctPhantom(CtPhantom.Form.DICOM)
			.table().rows();
		double worst = 0;
		for (int i = 0; i < nifti.size(); i++) {
			final double value = Double.parseDouble(nifti.get(i).get(VALUE)), other = Double.parseDouble(dicom.get(i).get(VALUE));
			worst = Math.max(worst, Math.abs(value - other) / Math.max(1, Math.abs(value)));
		}
		System.out.println("DICOM against NIfTI, largest relative difference " + worst);
		assertTrue(worst < 1e-5, "differ by " + worst);
	}

	/** The rule of the match: three significant digits, or the value itself within the tolerance. */
	@ParameterizedTest
	@CsvSource({ "0.842940,0.843,0,true", "0.8424,0.843,0,false", "11.5961,11.6,0,true", "29942,29842,100,true",
		"29943,29842,100,true", "29992,29842,100,false", "NaN,0.8,1,false", "Infinity,0.8,1,false" })
	void aValueAgreesAfterRoundingOrAsItIs(final double found, final double expected, final double tolerance,
		final boolean agrees)
	{
		assertEquals(agrees, new ReferenceValue("A", "f", "3D", "", "", "t", expected, tolerance, "strong").agrees(found));
	}

	@Test
	void aFolderWithoutThePhantomIsRefusedWithWhatItShouldHold(@TempDir final Path folder) {
		assertProblem(() -> new IbsiConformity().addCtPhantom(folder, CtPhantom.Form.NIFTI, new ImageFiles(), new ContourFiles(),
			Progress.NONE), folder.toString(), "image.nii.gz and mask.nii.gz", "Download it");
	}
}
