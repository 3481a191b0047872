// A period ends with its last day, so its due date is the first moment of the day after; people read that as one day more.
// What the list and the task show is therefore the last day, to its end: "2026年03月06日 星期五 24:00".
const MIDNIGHT = /(\s00:00| 12:00 AM)$/;

function firstMoment(text) {
  const zh = /^(\d{4})年(\d{2})月(\d{2})日/.exec(text);
  return zh ? new Date(+zh[1], zh[2] - 1, +zh[3]) : new Date(text);
}

function lastDay(text) {
  const day = firstMoment(text);
  if (isNaN(day)) return text;
  day.setDate(day.getDate() - 1);
  const two = number => String(number).padStart(2, '0');
  return /年/.test(text)
    ? `${day.getFullYear()}年${two(day.getMonth() + 1)}月${two(day.getDate())}日 星期${'日一二三四五六'[day.getDay()]} 24:00`
    : `${day.toLocaleDateString('en', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })} 24:00`;
}

function show() {
  document.querySelectorAll('.due-date [am-time-ago][uib-tooltip]').forEach(shown => {
    const text = shown.getAttribute('uib-tooltip');
    if (MIDNIGHT.test(text)) shown.setAttribute('uib-tooltip', lastDay(text));
  });
}

new MutationObserver(show).observe(document.body, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['uib-tooltip']
});
