package org.tongchuang.integrations.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Ids;

/// Keeps files by id, in a folder. What must not be read by others is sealed before it comes here.
@Component
public class FileStore {

    private final Path folder;

    public FileStore(@Value("${tongchuang.data}/files") Path folder) {
        this.folder = folder;
    }

    /// A file to write; it is there, whole and safe from a power cut, once the stream is closed, and not before.
    public OutputStream write(UUID id) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(id + ".part");
        return new FilterOutputStream(Files.newOutputStream(draft)) {
            private boolean closed;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                if (closed) {
                    return;
                }
                closed = true;
                super.close();
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(draft, folder.resolve(id.toString()), StandardCopyOption.ATOMIC_MOVE);
            }
        };
    }

    /// @throws java.nio.file.NoSuchFileException when there is none
    public InputStream read(UUID id) throws IOException {
        return Files.newInputStream(folder.resolve(id.toString()));
    }

    /// The ids of all files.
    public Stream<UUID> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        return Files.list(folder)
                .map(file -> String.valueOf(file.getFileName()))
                .flatMap(name -> Ids.read(name).stream());
    }

    /// Writes a file anew beside itself and then puts it in its own place. Whoever reads it meanwhile reads the earlier
    /// one to its end; when writing fails, that stays.
    public void rewrite(UUID id, Writing writing) throws IOException {
        Path file = folder.resolve(id.toString());
        Path draft = folder.resolve(id + ".again");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                writing.write(out);
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            synchronized (this) {
                // One that was deleted meanwhile must not come back.
                if (Files.exists(file)) {
                    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes the whole of a file, without closing it.
    @FunctionalInterface
    public interface Writing {
        void write(OutputStream to) throws IOException;
    }

    public synchronized void delete(UUID id) throws IOException {
        Files.deleteIfExists(folder.resolve(id.toString()));
        Files.deleteIfExists(folder.resolve(id + ".part"));
    }
}
