package org.limpide.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Renders the templates of {@code src/main/jte}, which are compiled with the program. A controller
 * returns the template's name and its parameters; {@code view} is added to them.
 */
final class Pages implements ViewResolver, Ordered {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Views views;

  Pages(Views views) {
    this.views = views;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    String template = name + ".jte";
    return engine.hasTemplate(template) ? new Page(template) : null;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 10;
  }

  /** One template, as Spring wants it. */
  private final class Page implements View {
    private final String template;

    Page(String template) {
      this.template = template;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Map<String, Object> parameters = new HashMap<>();
      if (model != null) {
        model.forEach(
            (name, value) -> {
              if (value != null && !name.startsWith("org.springframework.")) {
                parameters.put(name, value);
              }
            });
      }
      parameters.put("view", views.of(request, response));
      Utf8ByteOutput output = new Utf8ByteOutput();
      engine.render(template, parameters, output);
      response.setContentType(getContentType());
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }
  }
}
