package org.tongchuang.integrations.search.lucene;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.integrations.search.SearchEngine;

/// Lucene is the search engine of an installation on one machine.
@Configuration(proxyBeanMethods = false)
class LuceneSearch {

    @Bean
    SearchEngine searchEngine(@Value("${tongchuang.data}/index") Path folder) {
        return new LuceneEngine(folder);
    }
}
