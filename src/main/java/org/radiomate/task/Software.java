package org.radiomate.task;

/** Which version of this software is running, for the record of a run. */
public final class Software {

	private static final String NAME = "Radiomate";

	private Software() {}

	/** Name and version; the version is "development" where the classes do not come from a released jar. */
	public static String nameAndVersion() {
		final String version = Software.class.getPackage().getImplementationVersion();
		return NAME + " " + (version == null ? "development" : version);
	}
}
