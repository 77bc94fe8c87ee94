package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whole folders removed.
final class FileTree {

    private FileTree() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Removes what lies in `folder` under a name that starts with `prefix`, except `spared`.
    static void deleteSiblings(Path folder, String prefix, Path spared) throws IOException {
        List<Path> doomed;
        try (Stream<Path> children = Files.list(folder)) {
            doomed = children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .filter(child -> !child.equals(spared))
                    .toList();
        }
        for (Path child : doomed) {
            delete(child);
        }
    }
}
