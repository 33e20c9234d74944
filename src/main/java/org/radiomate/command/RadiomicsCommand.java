package org.radiomate.command;

import org.radiomate.feature.FeatureSet;
import org.radiomate.imagej.ImageJProgress;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * What all our commands share: a problem becomes the reason of a cancelled command, which a window shows and a terminal
 * prints, never a stack trace.
 */
abstract class RadiomicsCommand extends ContextCommand {

	/** The menu below Plugins that holds all our items. */
	static final String MENU = "Radiomics";

	/** Explains the parameter {@code horizonmonths}. */
	static final String HORIZON = "0: read the outcome's column. Above 0, such as 12: positive is a recurrence within so many " +
		"months, from the columns recurrence_months and followup_months";

	/** Explain the parameters of a perturbation. */
	static final String GROW = "The region grows by so much; 0 leaves it out", SHRINK = "The region shrinks by so much; 0 leaves it out",
		SHIFT = "The region is moved by so much in a random direction; 0 leaves it out", ROUGHEN =
			"The region gets a random boundary, displaced by so much (SD); 0 leaves it out", NOISE =
				"Gaussian noise of this SD is added to the image; 0 leaves it out", DIMENSIONS =
					"Whether regions change in space or slice by slice", DRAWS =
						"How many random shifts, boundaries and noises of each patient";

	@Parameter
	private LogService log;

	@Override
	public final void run() {
		try {
			execute(new ImageJProgress(this::isCanceled));
		}
		catch (final ProblemException e) {
			log.debug(e);
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			final String said = String.valueOf(e.getMessage());
			cancel(said.startsWith(Progress.CANCELLED + ";") ? said : Progress.CANCELLED + "; no unfinished file was left.");
		}
		catch (final RuntimeException e) {
			log.error(e);
			cancel("This should not happen: " + e + ". Please report it with the text of the log.");
		}
		catch (final OutOfMemoryError e) {
			log.debug(e);
			cancel("There is not enough memory. Raise it with Edit > Options > Memory & Threads..., or use fewer threads.");
		}
	}

	/** Does the command's work. */
	abstract void execute(Progress progress);

	/** The feature set of a file, or the built-in one of that name if there is no file. */
	static FeatureSet featureSet(final String name, final String file) {
		return file.isBlank() ? FeatureSet.builtIn(name) : FeatureSet.read(requiredFile(file, "setfile"));
	}

	/** Where the outcome is: in a column, or with a horizon in the months of follow-up. */
	static OutcomeDefinition outcome(final String column, final String positive, final double horizonMonths) {
		return new OutcomeDefinition(column.trim(), positive.trim(), horizonMonths);
	}

	/** The file of a parameter that must be given. */
	static Path requiredFile(final String value, final String parameter) {
		final Path path = requiredPath(value, parameter);
		if (!Files.isRegularFile(path)) throw new ProblemException("There is no file " + path + ". Correct '" + parameter +
			"'.");
		return path;
	}

	/** The file of a parameter that may be left empty; null if it is. */
	static Path optionalFile(final String value, final String parameter) {
		return value.isBlank() ? null : requiredFile(value, parameter);
	}

	/** The folder to write into. */
	static Path outputFolder(final String value) {
		return outputFolder(value, "outputdir");
	}

	/** The folder to write into that another parameter names. */
	static Path outputFolder(final String value, final String parameter) {
		final Path folder = requiredPath(value, parameter);
		if (Files.exists(folder) && !Files.isDirectory(folder)) throw new ProblemException(folder +
			" is a file. Give a folder as '" + parameter + "'.");
		return folder;
	}

	/** The path of a parameter that must be given. */
	static Path requiredPath(final String value, final String parameter) {
		if (value.isBlank()) throw new ProblemException("'" + parameter + "' is empty. Give a path.");
		try {
			return Path.of(value.trim());
		}
		catch (final InvalidPathException e) {
			throw new ProblemException("'" + value + "' is not a path. Correct '" + parameter + "'.", e);
		}
	}

	/** The text of a parameter that must be given. */
	static String required(final String value, final String parameter, final String example) {
		if (value.isBlank()) throw new ProblemException("'" + parameter + "' is empty. Give " + example + ".");
		return value.trim();
	}
}
