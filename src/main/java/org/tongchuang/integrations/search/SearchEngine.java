package org.tongchuang.integrations.search;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where indexes live: files beside the program, or a cluster.
public interface SearchEngine {

    /// Opens the index of this name, an empty one if there is none, it is damaged or it was made for another schema;
    /// [SearchIndex#state()] tells which. To be opened once per process.
    ///
    /// @param likeness maps texts that should count as the same onto each other, for instance traditional onto
    ///     simplified characters; keeps the number of code points. Case, width and accents never matter anyway
    SearchIndex open(String name, SearchSchema schema, UnaryOperator<String> likeness);

    /// Looks, from any process and without holding up the one that writes, at what the last commit made safe.
    ///
    /// @return its mark, or nothing when there is no index
    Optional<String> look(String name, SearchIndex.VersionSeen seen);
}
