package org.tongchuang;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The house's own source files, for the guards that read them as text or as syntax trees.
final class Sources {

    static final Path MAIN = Path.of("src/main/java/org/tongchuang");
    static final Path RESOURCES = Path.of("src/main/resources");

    private Sources() {}

    static List<Path> java() {
        return files(MAIN, ".java");
    }

    static List<Path> templates() {
        return files(MAIN, ".jte");
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int lines(Path file) {
        return (int) text(file).lines().count();
    }

    /// The room a source file belongs to; empty for the root package.
    static String room(Path file) {
        Path inside = MAIN.relativize(file);
        return inside.getNameCount() < 2 ? "" : inside.getName(0).toString();
    }

    /// As failures tell of it: `members/records/Facts`.
    static String name(Path file) {
        return MAIN.relativize(file).toString().replace('\\', '/').replaceFirst("\\.java$", "");
    }

    /// Every method and constructor longer than so many lines, its braces counted.
    static List<String> methodsLongerThan(int lines) {
        List<String> found = new ArrayList<>();
        scan(new Reader() {
            @Override
            public void method(Path file, String name, int length) {
                if (length > lines) {
                    found.add(name(file) + "." + name + " has " + length + " lines");
                }
            }
        });
        return found;
    }

    /// Every string written in Java, with the file it stands in.
    static List<Literal> literals() {
        List<Literal> found = new ArrayList<>();
        scan(new Reader() {
            @Override
            public void literal(Path file, String value) {
                found.add(new Literal(file, value));
            }
        });
        return found;
    }

    private static void scan(Reader reader) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        var task =
                (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java()));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Walk(unit, positions, reader), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Literal(Path file, String value) {}

    private interface Reader {
        default void method(Path file, String name, int length) {}

        default void literal(Path file, String value) {}
    }

    private static final class Walk extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Reader reader;
        private final Path file;

        Walk(CompilationUnitTree unit, SourcePositions positions, Reader reader) {
            this.unit = unit;
            this.positions = positions;
            this.reader = reader;
            this.file = Path.of(unit.getSourceFile().getName());
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                reader.method(file, method.getName().toString(), lineOfEnd(method) - lineOf(method.getBody()) + 1);
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String value) {
                reader.literal(file, value);
            }
            return super.visitLiteral(literal, nothing);
        }

        private int lineOf(Tree tree) {
            return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }

        private int lineOfEnd(Tree tree) {
            return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        }
    }
}
