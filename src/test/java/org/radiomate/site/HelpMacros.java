package org.radiomate.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The macros of a page of the help. */
public final class HelpMacros {

	/** {@code norun}: it needs a server. */
	private static final Pattern BLOCK = Pattern.compile("(?ms)^```ijm( norun)?\n(.*?)^```$");

	private HelpMacros() {}

	/** All macros of a page. */
	static List<String> all(final Path page) {
		return BLOCK.matcher(CommandPages.read(page)).results().map(block -> block.group(2)).toList();
	}

	/** Those that can be run anywhere. */
	public static List<String> toRun(final Path page) {
		return BLOCK.matcher(CommandPages.read(page)).results().filter(block -> block.group(1) == null).map(block -> block.group(2))
			.toList();
	}

	/** The lines that a page says its macros print. */
	public static List<String> printed(final Path page) {
		return Pattern.compile("(?ms)^```text\\n(.*?)^```$").matcher(CommandPages.read(page)).results().flatMap(block -> block.group(1)
			.lines()).toList();
	}

	/** A command that a macro calls. */
	record Call(String label, List<String> keys) {}

	/** The calls of commands with the keys that they are given. */
	static List<Call> calls(final String macro) {
		final List<Call> calls = new ArrayList<>();
		final Matcher call = Pattern.compile("(?s)run\\(\"([^\"]+)\"(.*?)\\);\n").matcher(macro);
		while (call.find()) calls.add(new Call(call.group(1), Pattern.compile("\\b([A-Za-z_]+)=").matcher(call.group(2)).results()
			.map(key -> key.group(1)).toList()));
		return calls;
	}
}
