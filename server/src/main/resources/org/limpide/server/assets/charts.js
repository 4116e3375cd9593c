// Draws the curves of a page from what stands beside them; colours are the theme's own.
(() => {
  const root = document.documentElement;
  // a property may hold light-dark(…), which only an element that uses it resolves
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const dashes = ['solid', 'dashed', 'dotted'];
  const symbols = ['circle', 'rect', 'triangle'];
  const draw = (place) => {
    const data = JSON.parse(place.dataset.chart);
    const text = colour('--tblr-body-color');
    const line = colour('--tblr-border-color');
    const colours = data.series.map((one) => colour(`--tblr-${one.colour}`));
    place.style.height = '280px';
    const chart = echarts.getInstanceByDom(place) || echarts.init(place);
    chart.setOption({
      animation: !still,
      animationDuration: 150,
      color: colours,
      textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 48, right: 16, top: 32, bottom: 32 },
      xAxis: { type: 'category', data: data.labels, axisLabel: { color: text }, axisLine: { lineStyle: { color: line } } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } },
      series: data.series.map((one, i) => ({
        type: 'line',
        name: one.name,
        data: one.values,
        symbol: symbols[i % symbols.length],
        symbolSize: 8,
        lineStyle: { type: dashes[i % dashes.length], width: 2 },
        label: { show: one.values.length <= 12, color: text },
        endLabel: { show: false },
      })),
    }, true);
    chart.resize();
  };
  const all = () => document.querySelectorAll('[data-chart]').forEach(draw);
  // what the canvas shows by colour is said in words beside it
  document.querySelectorAll('[data-chart]').forEach((place) => {
    const key = document.createElement('p');
    const names = JSON.parse(place.dataset.chart).series.map((one, i) => `${['—', '- -', '···'][i % 3]} ${one.name}`);
    key.textContent = names.join('   ');
    key.className = 'soft';
    key.setAttribute('aria-hidden', 'true');
    place.before(key);
  });
  all();
  addEventListener('resize', all);
  new MutationObserver(all).observe(root, { attributes: true, attributeFilter: ['data-bs-theme'] });
})();
