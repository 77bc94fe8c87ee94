package org.tongchuang.integrations.search.lucene;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.SearchRefused;

/// The last row of a page, so that the next one can begin behind it whatever has changed since.
///
/// @param rank which list of the best matches it was in
record Cursor(int rank, RowKey key) {

    private static final byte FORMAT = 1;
    private static final int MISSING = 0xFFFF;
    private static final int LONGEST = 4096;

    String write(SearchQuery query, List<SortKey> order) {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        out.put(FORMAT).putInt(question(query, order)).put((byte) rank);
        for (RowKey.Value value : key.values()) {
            put(out, value.bytes());
        }
        put(out, key.id());
        out.putInt(checksum(out.array(), out.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(out.array(), out.position()));
    }

    private static void put(ByteBuffer out, @Nullable BytesRef bytes) {
        if (bytes == null) {
            out.putShort((short) MISSING);
        } else {
            out.putShort((short) bytes.length).put(bytes.bytes, bytes.offset, bytes.length);
        }
    }

    /// @throws SearchRefused when it is garbage or belongs to another question
    static Cursor read(String text, SearchQuery query, List<SortKey> order) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            ByteBuffer in = ByteBuffer.wrap(all);
            int body = all.length - Integer.BYTES;
            if (body < 0 || in.getInt(body) != checksum(all, body) || in.get() != FORMAT) {
                throw new SearchRefused("This is no cursor of ours");
            }
            if (in.getInt() != question(query, order)) {
                throw new SearchRefused("This cursor belongs to another question");
            }
            int rank = in.get();
            List<RowKey.Value> values = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                values.add(new RowKey.Value(take(in)));
            }
            BytesRef id = take(in);
            return new Cursor(rank, new RowKey(values, id == null ? new BytesRef() : id));
        } catch (SearchRefused e) {
            throw e;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new SearchRefused("This is no cursor of ours");
        }
    }

    private static @Nullable BytesRef take(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length == MISSING) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new BytesRef(bytes);
    }

    private static int question(SearchQuery query, List<SortKey> order) {
        CRC32 crc = new CRC32();
        List<String> filters =
                query.filters().values().stream().map(Cursor::stable).sorted().toList();
        crc.update((query.text() + '\n' + query.textFields() + '\n' + filters + '\n' + order + query.strict())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /// Sets have no order of their own, and theirs differs from one start of the program to the next.
    private static String stable(SearchQuery.Filter filter) {
        return filter instanceof SearchQuery.OneOf(String field, var values)
                ? field + values.stream().sorted().toList()
                : filter.toString();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
