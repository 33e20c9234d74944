package org.radiomate.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.imagej.CommandLauncher;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of the help say what the program does; {@code mvn test -Dtest=HelpPagesTest -Dpage=write} writes parameters and contents
 * anew.
 */
class HelpPagesTest {

	private static final Context CONTEXT = CommandLauncher.newContext();
	private static final String RENEW = "The commands have changed; write the pages anew: mvn test -Dtest=HelpPagesTest -Dpage=write";

	static List<CommandInfo> commands() {
		return new CommandLauncher(CONTEXT).commands();
	}

	static List<Path> pages() throws IOException {
		try (Stream<Path> files = Files.walk(CommandPages.FOLDER)) {
			return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

	@BeforeAll
	static void writeAnew() throws IOException {
		if (!"write".equals(System.getProperty("page"))) return;
		for (final CommandInfo command : commands()) {
			final Path file = CommandPages.file(command);
			if (Files.exists(file)) Files.writeString(file, CommandPages.withParameters(command, Files.readString(file)));
		}
		Files.writeString(CommandPages.CONTENTS, CommandPages.withCommands(commands(), Files.readString(CommandPages.CONTENTS)));
	}

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyCommandHasAPageThatIsCurrent(final CommandInfo command) {
		final String page = CommandPages.read(CommandPages.file(command));
		assertTrue(page.startsWith("# " + command.getLabel() + "\n"), "the heading is the menu's label");
		assertTrue(CommandPages.summary(page).endsWith("."), "a sentence");
		for (final String heading : List.of("When to use it", "Steps", "What you get", "Good to know", "In a macro", "See also")) {
			assertTrue(page.contains("\n## " + heading + "\n"), heading);
		}
		assertTrue(page.contains("run(\"" + command.getLabel() + "\""), "a macro that calls it");
		assertEquals(CommandPages.withParameters(command, page), page, RENEW);
	}

	@Test
	void theContentsAreCurrent() {
		final String contents = CommandPages.read(CommandPages.CONTENTS);
		assertEquals(CommandPages.withCommands(commands(), contents), contents, RENEW);
	}

	/** A key that a command does not know stops the macro. */
	@ParameterizedTest
	@MethodSource("pages")
	void macrosNameParametersThatThereAre(final Path page) {
		for (final String macro : HelpMacros.all(page)) {
			for (final HelpMacros.Call call : HelpMacros.calls(macro)) {
				final Optional<CommandInfo> ours = commands().stream().filter(command -> command.getLabel().equals(call.label()))
					.findFirst();
				if (ours.isEmpty()) continue;
				final List<String> names = CommandLauncher.parameters(ours.get()).stream().map(ModuleItem::getName).toList();
				assertTrue(names.containsAll(call.keys()), () -> call + " but " + names);
			}
		}
	}

	/** In the sources and, shown by the Help button, in the jar. */
	@ParameterizedTest
	@MethodSource("pages")
	void linksAndPicturesExist(final Path page) {
		final Matcher link = Pattern.compile("\\]\\((?!https?:)([^)]+)\\)").matcher(CommandPages.read(page));
		while (link.find()) {
			final Path target = page.resolveSibling(link.group(1)).normalize();
			assertTrue(Files.exists(target), page + " links to " + link.group(1));
			assertNotNull(CommandLauncher.class.getResource("help/" + Path.of("src/site").relativize(target).toString().replace('\\',
				'/')), target + " is in the jar");
		}
	}

	/** A page that no other leads to is never found. */
	@Test
	void theContentsLeadToEveryPage() throws IOException {
		final String contents = CommandPages.read(CommandPages.CONTENTS);
		for (final Path page : pages()) {
			if (page.equals(CommandPages.CONTENTS)) continue;
			assertTrue(contents.contains("](" + CommandPages.FOLDER.relativize(page).toString().replace('\\', '/') + ")"), page + "");
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void pagesAreWrittenForReaders(final Path page) {
		final String text = CommandPages.read(page);
		assertFalse(text.contains("\u2014") || text.contains("\u2013"), "plain punctuation");
		assertFalse(Pattern.compile("(?m)[ \t]$").matcher(text).find(), "no blanks at the ends of lines");
	}
}
