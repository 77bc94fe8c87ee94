package org.tongchuang.shared;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tongchuang.shared.notices.Unread;

/// Teaches Spring MVC our pages, actors and languages.
@Configuration(proxyBeanMethods = false)
class PageKit {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TemplateEngine templates() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.tongchuang");
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Bean
    PageDrawing pageDrawing(
            TemplateEngine templates,
            Universities universities,
            ObjectProvider<MenuItem> menu,
            ObjectProvider<Unread> inbox,
            ObjectProvider<Frame.Reminder> reminders) {
        List<MenuItem> items =
                menu.stream().sorted(Comparator.comparingInt(MenuItem::order)).toList();
        // Looked for with the first page: doctor must get up even when what these stand on is broken.
        SingletonSupplier<Unread> bell = SingletonSupplier.of(() -> inbox.getIfAvailable(() -> actor -> 0));
        SingletonSupplier<List<Frame.Reminder>> notes =
                SingletonSupplier.of(() -> reminders.stream().toList());
        return new PageDrawing(
                templates, universities, items, actor -> bell.obtain().of(actor), notes::obtain);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Bean
    WebMvcConfigurer pages(PageDrawing drawing) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(drawing);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Actors());
            }
        };
    }
}
