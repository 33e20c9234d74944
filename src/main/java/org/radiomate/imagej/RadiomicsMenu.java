package org.radiomate.imagej;

import ij.IJ;
import ij.plugin.PlugIn;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * What the menu items of plain ImageJ start. It loads without any library but ImageJ, so that it can say in words which
 * one is missing: each that our jar's manifest lists must be among the jars that ImageJ's class loader found.
 */
public final class RadiomicsMenu implements PlugIn {

	private static final String TITLE = "Radiomate";
	private static final String IMAGEJ_ITSELF = "ij";

	/**
	 * Runs a command.
	 *
	 * @param commandClass the class that {@code plugins.config} names
	 */
	@Override
	public void run(final String commandClass) {
		final List<String> missing = missingLibraries();
		if (missing.isEmpty()) CommandBridge.run(commandClass);
		else IJ.error(TITLE, "The library " + String.join(", ", missing) + " is missing.\n" +
			"Unpack the whole Radiomate zip into ImageJ's plugins folder and restart.");
	}

	/** The libraries of our manifest that no jar of any version provides. */
	private static List<String> missingLibraries() {
		final List<String> missing = new ArrayList<>();
		if (!(RadiomicsMenu.class.getClassLoader() instanceof URLClassLoader loader)) return missing;
		final List<String> present = new ArrayList<>();
		for (final URL url : loader.getURLs()) present.add(artifact(url.getPath()));
		for (final String library : listedLibraries()) {
			final String artifact = artifact(library);
			if (!artifact.equals(IMAGEJ_ITSELF) && !present.contains(artifact)) missing.add(new File(library).getName());
		}
		return missing;
	}

	/** The jars that our own jar's manifest lists; none where the classes do not come from a jar. */
	private static String[] listedLibraries() {
		try {
			final URI location = RadiomicsMenu.class.getProtectionDomain().getCodeSource().getLocation().toURI();
			final File jar = new File(location);
			if (!jar.isFile()) return new String[0];
			try (JarFile file = new JarFile(jar)) {
				final String list = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
				return list == null ? new String[0] : list.split(" ");
			}
		}
		catch (final IOException | URISyntaxException e) {
			return new String[0];
		}
	}

	/** A jar's name without folder and version: {@code commons-csv} of {@code lib/commons-csv-1.14.1.jar}. */
	private static String artifact(final String path) {
		return new File(path).getName().replaceAll("-\\d.*\\.jar$", "").replaceAll("\\.jar$", "");
	}
}
