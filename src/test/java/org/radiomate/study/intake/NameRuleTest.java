package org.radiomate.study.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** What names of files say. */
class NameRuleTest {

	@ParameterizedTest
	@CsvSource({ "P01.nii.gz,P01,false,,", "P01_ct.nii,P01,false,,", "P01_mask.nii.gz,P01,true,,",
		"P01-seg-reader2.nrrd,P01,true,2,", "P01_r1.zip,P01,true,1,", "SIM002_reader1_repeat2.zip,SIM002,true,1,2",
		"observer_03 P7.tif,'',true,3,", "mask.nii,'',true,,", "image.nii,'',false,,", "RoiSet.zip,'',true,,",
		"tumour.roi,tumour,true,,", "contours/P9.zip,P9,true,,", "images/P9.zip,P9,false,,", "Sarah1.tif,Sarah1,false,,",
		"P01_mask_rep2.nii,P01,true,,2", "a.b_label1.nii,a.b,true,,", "P2_mask.hdr.gz,P2,true,,", "P2_ct.img,P2,false,," })
	void namesSay(final String file, final String stem, final boolean contours, final String reader, final String repeat) {
		assertEquals(new NameRule(stem, contours, reader == null ? "" : reader, repeat == null ? "" : repeat), NameRule.of(Path
			.of(file)));
	}

	@Test
	void otherFilesAreNoCandidates() {
		assertTrue(NameRule.isCandidate(Path.of("a.TIFF")));
		assertTrue(NameRule.isCandidate(Path.of("a.hdr")) && NameRule.isCandidate(Path.of("a.hdr.gz")));
		assertFalse(NameRule.isCandidate(Path.of("a.img")), "a pair is one image");
		assertFalse(NameRule.isCandidate(Path.of("clinical.csv")));
		assertFalse(NameRule.isCandidate(Path.of("slice.dcm")));
	}
}
