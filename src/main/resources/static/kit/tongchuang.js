// What the page kit can't do in plain HTML. Every act also works without this file.
(() => {
  'use strict';
  const self = document.currentScript;

  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-open]');
    if (opener) { document.getElementById(opener.dataset.open)?.showModal(); return; }
    const closer = event.target.closest('[data-close]');
    if (closer) { closer.closest('dialog')?.close(); return; }
    const dismiss = event.target.closest('[data-dismiss]');
    if (dismiss) { dismiss.closest('.toast')?.remove(); return; }
    if (event.target.closest('[data-print]')) { window.print(); return; }
    const copy = event.target.closest('[data-copy]');
    if (copy) { navigator.clipboard?.writeText(document.getElementById(copy.dataset.copy).textContent.trim()); copy.classList.add('good'); }
  });

  // A toast leaves by itself, unless it offers an undo or is being looked at.
  const settle = root => root.querySelectorAll('.toast').forEach(toast => {
    if (toast.querySelector('form')) return;
    setTimeout(() => { if (!toast.matches(':hover, :focus-within')) toast.remove(); }, 6000);
  });

  // "/" goes to the search, as in the tools people already use.
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
    const search = document.querySelector('input[type=search]');
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  });

  // Whoever works through a list keeps their hands on the keys: data-key presses a button, j and k go from step to step.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')
      || event.target.closest('input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]')) return;
    if (event.key === 'j' || event.key === 'k') {
      const steps = [...document.querySelectorAll('[data-step]')];
      const at = steps.indexOf(document.activeElement);
      steps[event.key === 'j' ? Math.min(at + 1, steps.length - 1) : Math.max(at - 1, 0)]?.focus();
      return;
    }
    if (/^[a-z]$/.test(event.key)) document.querySelector(`[data-key="${event.key}"]:not([disabled])`)?.click();
  });

  document.addEventListener('change', event => {
    if (event.target.matches('[data-submits]')) event.target.form.requestSubmit();
    if (event.target.matches('[data-toggles]'))
      document.querySelectorAll(event.target.dataset.toggles).forEach(box => { box.checked = event.target.checked; });
  });

  // A second click on a form already on its way does nothing.
  document.addEventListener('submit', event => {
    if (event.defaultPrevented || event.target.method !== 'post') return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = 'true';
    setTimeout(() => { delete event.target.dataset.sent; }, 4000);
  });

  let loading;
  const charts = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = self.dataset.echarts;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const draw = async plot => {
    plot.dataset.drawn = 'true';
    const points = JSON.parse(plot.dataset.points);
    const bars = plot.dataset.chart === 'bars';
    if (bars) { points.reverse(); plot.style.height = Math.max(160, points.length * 30 + 20) + 'px'; }
    const echarts = await charts();
    const chart = echarts.init(plot, null, { renderer: 'svg' });
    const names = { type: 'category', data: points.map(p => p[0]), axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--line-2') } },
      axisLabel: { color: colour('--ink-2'), fontSize: 13, width: bars ? 132 : undefined, overflow: 'truncate' } };
    const values = { type: 'value', splitLine: { show: !bars, lineStyle: { color: colour('--line') } }, axisLabel: { show: !bars, color: colour('--ink-2') } };
    const quiet = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.setOption({
      animation: !quiet, animationDuration: 180, textStyle: { fontFamily: colour('--sans') },
      grid: { left: 4, right: bars ? 64 : 8, top: 12, bottom: 4, containLabel: true },
      xAxis: bars ? values : names, yAxis: bars ? names : values,
      tooltip: { trigger: 'item', formatter: p => `${echarts.format.encodeHTML(p.name)}  ${p.value.toLocaleString()}` },
      series: [{ type: 'bar', data: points.map(p => p[1]), barMaxWidth: bars ? 18 : 40, cursor: points.some(p => p[2]) ? 'pointer' : 'default',
        itemStyle: { color: colour('--accent-ink'), borderRadius: bars ? [0, 3, 3, 0] : [3, 3, 0, 0] },
        label: { show: bars, position: 'right', color: colour('--ink-2'), formatter: p => p.value.toLocaleString() } }]
    });
    chart.on('click', p => { const href = points[p.dataIndex][2]; if (href) location.assign(href); });
    new ResizeObserver(() => chart.resize()).observe(plot);
  };

  // Live parts: a page marks what it wants renewed with data-renew="seconds"; the piece with the same id is swapped.
  const renew = part => {
    part.dataset.renewing = 'true';
    const again = async () => {
      if (!document.contains(part)) return;
      try {
        const answer = await fetch(part.dataset.from || location.href, { headers: { 'X-Renew': '1' } });
        if (answer.ok && !answer.redirected) {
          const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id);
          if (fresh) { part.replaceWith(fresh); ready(fresh.parentElement); } else part.remove();
          return;
        }
      } catch { /* away for a moment: try again */ }
      setTimeout(again, 3000);
    };
    setTimeout(again, Number(part.dataset.renew) * 1000);
  };

  const ready = root => {
    settle(root);
    root.querySelectorAll('[data-chart]:not([data-drawn])').forEach(draw);
    root.querySelectorAll('[data-renew]:not([data-renewing])').forEach(renew);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => ready(document));
  else ready(document);
  document.addEventListener('htmx:afterSettle', event => ready(event.target));
})();
