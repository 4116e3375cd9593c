package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the corridor together. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private final Callers callers;

  WebConfiguration(Callers callers) {
    this.callers = callers;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Gate(callers));
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, OrganisationId.class, OrganisationId::of);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Bean
  static Pages pages(
      Callers callers,
      OrganisationNames names,
      ObjectProvider<RailEntry> rail,
      @Value("${limpide.demo:false}") boolean demo) {
    return new Pages(new Views(callers, names, rail.stream().toList(), demo));
  }

  /** In front of every other filter. */
  @Bean
  static FilterRegistrationBean<PlainDoor> plainDoor(ObjectProvider<PlainService> services) {
    List<PlainService> all = services.orderedStream().toList();
    FilterRegistrationBean<PlainDoor> door = new FilterRegistrationBean<>(new PlainDoor(all));
    door.setUrlPatterns(all.stream().map(one -> one.prefix() + "*").toList());
    door.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return door;
  }

  /** Gives a route its {@link Caller} or its {@link Words}. */
  private static final class CallerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class
          || parameter.getParameterType() == Words.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest web,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest request = (HttpServletRequest) web.getNativeRequest();
      return parameter.getParameterType() == Words.class
          ? Words.in(Views.language(request))
          : Gate.caller(request)
              .orElseThrow(() -> Refusal.of(Refusal.Code.SIGN_IN, "problem.sign-in"));
    }
  }
}
