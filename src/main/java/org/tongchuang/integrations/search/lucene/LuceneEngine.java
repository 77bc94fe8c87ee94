package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.lucene.store.LockObtainFailedException;
import org.tongchuang.integrations.search.IndexState.Condition;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchSchema;

/// Indexes as folders on this machine, searched within the process.
///
/// @param folder where all indexes live, a folder each
public record LuceneEngine(Path folder) implements SearchEngine {

    /// @throws IllegalStateException when another process has the index open
    /// @throws UncheckedIOException when the folder can't be written
    @Override
    public SearchIndex open(String name, SearchSchema schema, UnaryOperator<String> likeness) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("An index can't be named " + name);
        }
        try {
            GenerationFolders folders = new GenerationFolders(folder.resolve(name));
            Files.createDirectories(folders.folder());
            return new Opening(folders, schema, new Folding(likeness)).open();
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException("The search index " + name + " is in use by another process", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> look(String name, SearchIndex.VersionSeen seen) {
        GenerationFolders folders = new GenerationFolders(folder.resolve(name));
        try {
            OptionalLong known = Files.isDirectory(folders.folder()) ? folders.current() : OptionalLong.empty();
            return known.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LastCommit.read(folders.of(known.getAsLong()), seen));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Opening(GenerationFolders folders, SearchSchema schema, Folding folding) {

        SearchIndex open() throws IOException {
            OptionalLong known = folders.current();
            if (known.isEmpty()) {
                return fresh(Condition.EMPTY, "There was no index yet");
            }
            Generation generation;
            try {
                generation = new Generation(known.getAsLong(), folders.of(known.getAsLong()), schema, folding);
            } catch (LockObtainFailedException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                return fresh(Condition.DAMAGED, "The index could not be read: " + e.getMessage());
            }
            if (!generation.isMadeFor(schema)) {
                generation.close();
                return fresh(Condition.OUTDATED, "The index was made for other fields");
            }
            folders.keepOnly(generation.number);
            Condition condition = generation.condition();
            String reason = condition == Condition.READY ? "" : "The index was never filled completely";
            return new LuceneIndex(folders, schema, folding, generation, condition, reason);
        }

        private SearchIndex fresh(Condition condition, String reason) throws IOException {
            long number = folders.next();
            Generation generation = new Generation(number, folders.of(number), schema, folding);
            generation.commit("", condition);
            folders.makeCurrent(number);
            folders.keepOnly(number);
            return new LuceneIndex(folders, schema, folding, generation, condition, reason);
        }
    }
}
