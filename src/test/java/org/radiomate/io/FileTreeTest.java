package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders with links and locked parts. */
class FileTreeTest {

	@TempDir
	Path folder;
	private Path real;

	@BeforeEach
	void files() throws IOException {
		real = folder.resolve("real");
		Files.createDirectories(real.resolve("b"));
		Files.writeString(real.resolve("b/two.txt"), "two");
		Files.writeString(real.resolve("a.txt"), "one");
	}

	@Test
	void aLinkedFolderGivesItsFilesByTheNameOfTheLink() throws IOException {
		final Path link = Files.createSymbolicLink(folder.resolve("link"), real);
		assertEquals(List.of(link.resolve("a.txt"), link.resolve("b/two.txt")), FileTree.of(link).files());
		final String hash = FileHash.sha256(link);
		assertEquals(FileHash.sha256(real), hash);
		Files.writeString(real.resolve("a.txt"), "other");
		assertNotEquals(hash, FileHash.sha256(link));
	}

	@Test
	void linksToFilesCountAndThoseToFoldersAreSaid() throws IOException {
		Files.createSymbolicLink(real.resolve("b/up"), real);
		Files.createSymbolicLink(real.resolve("b/file.txt"), real.resolve("a.txt"));
		final FileTree tree = FileTree.of(real);
		assertEquals(List.of(real.resolve("a.txt"), real.resolve("b/file.txt"), real.resolve("b/two.txt")), tree.files());
		assertEquals(1, tree.links().size());
		assertTrue(tree.links().get(0).startsWith(real.resolve("b/up") + " is a link to a folder"), tree.links().get(0));
	}

	@Test
	void aSingleFileIsATreeToo() {
		assertEquals(List.of(real.resolve("a.txt")), FileTree.of(real.resolve("a.txt")).files());
	}

	/** A folder that may not be read is named itself, and the search goes on; the folder that was asked for ends it. */
	@Test
	void whatCannotBeReadIsListed() throws IOException {
		final FileTree tree = FileTree.of(real);
		final Path locked = real.toRealPath().resolve("b");
		tree.visitor().visitFileFailed(locked, new AccessDeniedException(locked.toString()));
		assertEquals(List.of("Cannot read " + real.resolve("b") + ": permission denied."), tree.unread());
		assertThrows(IOException.class, () -> tree.visitor().visitFileFailed(real.toRealPath(), new AccessDeniedException("")));
	}

	@Test
	void aFolderThatIsNotThereIsSaid() {
		assertTrue(assertThrows(ProblemException.class, () -> FileTree.of(folder.resolve("none"))).getMessage().contains(
			"there is no such file"));
	}
}
