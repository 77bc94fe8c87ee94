package org.tongchuang.privacy.rights;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.PersonalData;
import tools.jackson.databind.json.JsonMapper;

/// Writes a copy: a JSON file for each part of the house, the papers they showed, and one page that people can read.
/// It is sealed as it is written; nothing of it ever lies open on the disk.
@Component
class CopyMaking {

    private final ObjectProvider<PersonalData> rooms;
    private final CopyWriting writing;
    private final FileStore files;
    private final Vault vault;
    private final JsonMapper json;

    CopyMaking(ObjectProvider<PersonalData> rooms, CopyWriting writing, FileStore files, Vault vault, JsonMapper json) {
        this.rooms = rooms;
        this.writing = writing;
        this.files = files;
        this.vault = vault;
        this.json = json;
    }

    /// @return how many bytes it has
    long make(DataCopy copy) throws IOException {
        Counting counted = new Counting(vault.sealing(copy.id(), files.write(copy.id())));
        try (ZipOutputStream zip = new ZipOutputStream(counted, StandardCharsets.UTF_8)) {
            Map<PersonalData, Map<String, Object>> held = new LinkedHashMap<>();
            List<String> papers = new ArrayList<>();
            for (PersonalData room : inOrder()) {
                Map<String, Object> all = room.export(copy.member());
                held.put(room, all);
                put(
                        zip,
                        room.part() + ".json",
                        json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
                for (PersonalData.KeptFile file : room.files(copy.member())) {
                    papers.add(file.name());
                    put(zip, file);
                }
            }
            String page = writing.page(copy, held, papers);
            put(zip, "index.html", page.getBytes(StandardCharsets.UTF_8));
        }
        return counted.bytes;
    }

    /// The record and the account first, for they are what people look for.
    private List<PersonalData> inOrder() {
        return rooms.stream()
                .sorted(Comparator.comparing(PersonalData::isLast)
                        .thenComparing(PersonalData::part)
                        .reversed())
                .toList();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, PersonalData.KeptFile file) throws IOException {
        zip.putNextEntry(new ZipEntry(file.name()));
        try (InputStream content = file.content().open()) {
            content.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static final class Counting extends FilterOutputStream {
        private long bytes;

        private Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] all, int from, int length) throws IOException {
            out.write(all, from, length);
            bytes += length;
        }
    }
}
