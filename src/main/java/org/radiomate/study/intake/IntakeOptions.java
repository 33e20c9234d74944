package org.radiomate.study.intake;

import java.nio.file.Path;

/**
 * What to make a study of.
 *
 * @param source the folder to search, with its sub-folders
 * @param output the study's folder
 * @param structure which structure is meant where there are several; empty for the only one
 * @param modality which DICOM series count
 * @param deidentify whether the study gets copies without identity
 * @param keyFile where to write whose the new identifiers are; null for nowhere
 * @param overwrite whether an existing manifest (and key file) may be replaced
 */
public record IntakeOptions(Path source, Path output, String structure, String modality, boolean deidentify, Path keyFile,
	boolean overwrite)
{

	public IntakeOptions {
		source = source.toAbsolutePath().normalize();
		output = output.toAbsolutePath().normalize();
		keyFile = keyFile == null ? null : keyFile.toAbsolutePath().normalize();
	}

	/** All CT series, with their identities, of the only structure. */
	public static IntakeOptions of(final Path source, final Path output) {
		return new IntakeOptions(source, output, "", "CT", false, null, false);
	}

	/** The same with another structure. */
	public IntakeOptions withStructure(final String other) {
		return new IntakeOptions(source, output, other, modality, deidentify, keyFile, overwrite);
	}

	/** The same with copies without identity. */
	public IntakeOptions withoutIdentity(final Path key) {
		return new IntakeOptions(source, output, structure, modality, true, key, overwrite);
	}

	/** The same, replacing what is there. */
	public IntakeOptions overwriting() {
		return new IntakeOptions(source, output, structure, modality, deidentify, keyFile, true);
	}
}
