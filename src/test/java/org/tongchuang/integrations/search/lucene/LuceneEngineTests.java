package org.tongchuang.integrations.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tongchuang.integrations.search.IndexDamaged;
import org.tongchuang.integrations.search.IndexState.Condition;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.integrations.search.SearchEngineContract;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchQuery;

class LuceneEngineTests extends SearchEngineContract {

    @Override
    protected SearchEngine engine(Path folder) {
        return new LuceneEngine(folder);
    }

    private void fill() {
        try (SearchIndex.Rebuild rebuild = index.rebuild()) {
            rebuild.add(List.of(person("1", "张伟明").done(), person("2", "李娜").done()));
            rebuild.finish("at 2");
        }
        index.close();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void noticesATruncatedFileAtOnce() throws IOException {
        fill();
        Path file = files(".tim").getFirst();
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }
        index = open();
        assertThat(index.state().condition()).isEqualTo(Condition.DAMAGED);
        assertThat(index.state().reason()).isNotEmpty();
        assertThat(index.count(SearchQuery.everything())).isZero();
        assertThat(index.state().mark()).isEmpty();
        index.close();
        index = open();
        assertThat(index.state().needsRebuild()).isTrue();
        fill();
        index = open();
        assertThat(index.state().condition()).isEqualTo(Condition.READY);
    }

    @Test
    void noticesAMissingFile() throws IOException {
        fill();
        Files.delete(files(".doc").getFirst());
        index = open();
        assertThat(index.state().condition()).isEqualTo(Condition.DAMAGED);
    }

    @Test
    void findsAChangedByteWhenAskedToVerify() throws IOException {
        fill();
        Path file = files(".dvd").getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
        index = open();
        assertThat(index.verify()).isNotEmpty();
    }

    /// As on a full disk: the writer closes itself for good, and the program goes on.
    @Test
    void goesOnFromTheLastCommitAfterAWriteThatFailed() throws IOException {
        fill();
        index = open();
        Path there = folder.resolve("people");
        index.upsert(List.of(person("3", "王建国").done()));
        Path away = Files.move(there, folder.resolve("away"));
        assertThatThrownBy(() -> index.commit("at 3")).isInstanceOf(IndexDamaged.class);
        Files.move(away, there);
        assertThatThrownBy(() -> index.upsert(List.of(person("4", "赵敏").done())))
                .isInstanceOf(IndexDamaged.class);

        index.reopen();
        assertThat(index.state().condition()).isEqualTo(Condition.READY);
        assertThat(index.state().mark()).isEqualTo("at 2");
        index.reopen();
        var written = index.upsert(
                List.of(person("3", "王建国").done(), person("4", "赵敏").done()));
        index.commit("at 4");
        assertThat(index.awaitVisible(written, Duration.ofSeconds(5))).isTrue();
        assertThat(index.count(SearchQuery.everything())).isEqualTo(4);
    }

    @Test
    void isOpenedOnceOnly() {
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNoOldGenerationsBehind() throws IOException {
        fill();
        index = open();
        fill();
        try (Stream<Path> all = Files.list(folder.resolve("people"))) {
            assertThat(all.filter(Files::isDirectory)).hasSize(1);
        }
        index = open();
    }
}
