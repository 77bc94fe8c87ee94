package org.tongchuang.privacy.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;

/// What is sealed for each purpose, in every room, and with which keys: a sealed value begins with a mark of its key.
@Component
class Drawers {

    /// One byte for the kind, four for the key's id.
    static final int MARK_BYTES = 5;

    private static final byte MARKED = 1;

    private final JdbcClient jdbc;
    private final ObjectProvider<SealedColumn> declared;
    private final FileStore files;

    Drawers(JdbcClient jdbc, ObjectProvider<SealedColumn> declared, FileStore files) {
        this.jdbc = jdbc;
        this.declared = declared;
        this.files = files;
    }

    static byte[] mark(int key) {
        return ByteBuffer.allocate(MARK_BYTES).put(MARKED).putInt(key).array();
    }

    /// Always in the same order.
    List<SealedColumn> columns(Purpose purpose) {
        return declared.stream()
                .filter(column -> column.purpose() == purpose)
                .sorted(Comparator.comparing(SealedColumn::table).thenComparing(SealedColumn::column))
                .toList();
    }

    FileStore files() {
        return files;
    }

    /// Whether there is anything that is lost with this purpose's keys.
    boolean hold(Purpose purpose) {
        if (purpose == Purpose.FILES) {
            try (Stream<UUID> all = files.all()) {
                return all.findAny().isPresent();
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the files can't be listed", unreadable);
            }
        }
        return columns(purpose).stream()
                .filter(this::isThere)
                .anyMatch(column -> jdbc.sql("select exists (select 1 from %s where %s is not null)"
                                .formatted(column.table(), column.column()))
                        .query(Boolean.class)
                        .single());
    }

    /// How many values there are, by the key that seals them; what is no sealed value at all counts under 0.
    Map<Integer, Long> byKey(Purpose purpose) {
        Map<Integer, Long> byKey = new TreeMap<>();
        if (purpose == Purpose.FILES) {
            eachFile((id, key) -> byKey.merge(key, 1L, Long::sum));
        } else if (!purpose.isMac()) {
            columns(purpose).stream().filter(this::isThere).forEach(column -> count(column, byKey));
        }
        return byKey;
    }

    /// How many values are sealed with one of these keys, at one moment.
    long sealedWith(Purpose purpose, Collection<Integer> keys) {
        Map<Integer, Long> byKey = byKey(purpose);
        return byKey.entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void count(SealedColumn column, Map<Integer, Long> byKey) {
        jdbc.sql("select substring(%1$s from 1 for 5) as mark, count(*) from %2$s where %1$s is not null group by 1"
                        .formatted(column.column(), column.table()))
                .query((row, n) -> byKey.merge(key(row.getBytes(1)), row.getLong(2), Long::sum))
                .list();
    }

    /// Tells the key of every sealed file, 0 for those from before files were marked.
    void eachFile(FileReader reader) {
        try (Stream<UUID> all = files.all()) {
            for (UUID id : all.toList()) {
                try (InputStream in = files.read(id)) {
                    reader.read(id, key(in.readNBytes(MARK_BYTES)));
                } catch (java.nio.file.NoSuchFileException gone) {
                    // deleted since the folder was listed
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the files can't be looked at", unreadable);
        }
    }

    static int key(byte[] sealed) {
        return sealed.length < MARK_BYTES || sealed[0] != MARKED
                ? 0
                : ByteBuffer.wrap(sealed, 1, 4).getInt();
    }

    private boolean isThere(SealedColumn column) {
        return jdbc.sql("select to_regclass(:table) is not null")
                .param("table", column.table())
                .query(Boolean.class)
                .single();
    }

    @FunctionalInterface
    interface FileReader {
        void read(UUID id, int key) throws IOException;
    }
}
