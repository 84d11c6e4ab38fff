/** The shell's own words: English, Spanish, Russian, Chinese. Everything of the solution brings its own labels. */
const words = {
  new: ["New", "Nuevo", "Создать", "新建"],
  save: ["Save", "Guardar", "Сохранить", "保存"],
  refresh: ["Refresh", "Actualizar", "Обновить", "刷新"],
  delete: ["Delete", "Eliminar", "Удалить", "删除"],
  activate: ["Activate", "Activar", "Активировать", "启用"],
  deactivate: ["Deactivate", "Desactivar", "Деактивировать", "停用"],
  deactivateAsk: ["Deactivate {name}? You can activate it again at any time.", "¿Desactivar {name}? Puede volver a activarlo cuando quiera.", "Деактивировать {name}? Включить снова можно в любое время.", "停用 {name}？您随时可以重新启用。"],
  inactive: ["Read-only: {status}", "Solo lectura: {status}", "Только чтение: {status}", "只读：{status}"],
  back: ["Back", "Atrás", "Назад", "返回"],
  close: ["Close", "Cerrar", "Закрыть", "关闭"],
  cancel: ["Cancel", "Cancelar", "Отмена", "取消"],
  ok: ["OK", "Aceptar", "ОК", "确定"],
  loading: ["Loading…", "Cargando…", "Загрузка…", "正在加载…"],
  commands: ["Commands", "Comandos", "Команды", "命令"],
  navigation: ["Site map", "Mapa del sitio", "Карта сайта", "站点地图"],
  collapse: ["Collapse or expand the site map", "Contraer o expandir el mapa del sitio", "Свернуть или развернуть карту сайта", "折叠或展开站点地图"],
  views: ["Choose a view", "Elegir una vista", "Выбрать представление", "选择视图"],
  search: ["Filter by keyword", "Filtrar por palabra clave", "Фильтр по ключевому слову", "按关键字筛选"],
  searchFor: ["Search: {text}", "Búsqueda: {text}", "Поиск: {text}", "搜索：{text}"],
  selectAll: ["Select all rows", "Seleccionar todas las filas", "Выбрать все строки", "选择所有行"],
  select: ["Select {name}", "Seleccionar {name}", "Выбрать {name}", "选择 {name}"],
  empty: ["Nothing to show here", "No hay nada que mostrar", "Здесь пока ничего нет", "此处没有内容"],
  emptyMore: ["No row fits this view.", "Ninguna fila cumple esta vista.", "Ни одна строка не подходит.", "没有符合此视图的记录。"],
  rows: ["Rows {from}–{to}", "Filas {from}–{to}", "Строки {from}–{to}", "第 {from}–{to} 行"],
  noRows: ["0 rows", "0 filas", "0 строк", "0 行"],
  selected: ["{count} selected", "{count} seleccionadas", "Выбрано: {count}", "已选 {count}"],
  nextPage: ["Next page", "Página siguiente", "Следующая страница", "下一页"],
  previousPage: ["Previous page", "Página anterior", "Предыдущая страница", "上一页"],
  page: ["Page {page}", "Página {page}", "Страница {page}", "第 {page} 页"],
  failed: ["This could not be read", "No se pudo leer", "Не удалось прочитать", "无法读取"],
  tryAgain: ["Try again", "Reintentar", "Попробовать снова", "重试"],
  unsaved: ["Unsaved changes", "Cambios sin guardar", "Есть несохранённые изменения", "有未保存的更改"],
  saved: ["Saved", "Guardado", "Сохранено", "已保存"],
  newRow: ["New {table}", "Nuevo: {table}", "Создать: {table}", "新建{table}"],
  readOnly: ["Read-only", "Solo lectura", "Только чтение", "只读"],
  readOnlyMore: ["You don't have the right to change this record.", "No tiene permiso para modificar este registro.", "У вас нет прав на изменение этой записи.", "您无权修改此记录。"],
  deleteAsk: ["Delete {name}? This can't be undone.", "¿Eliminar {name}? No se puede deshacer.", "Удалить {name}? Это нельзя отменить.", "删除 {name}？此操作无法撤消。"],
  leaveAsk: ["Your changes are not saved. Leave without them?", "Los cambios no se han guardado. ¿Salir sin ellos?", "Изменения не сохранены. Уйти без них?", "更改尚未保存。确定离开吗？"],
  leave: ["Leave", "Salir", "Уйти", "离开"],
  required: ["{label} is required.", "{label} es obligatorio.", "Заполните поле {label}.", "必须填写{label}。"],
  notANumber: ["{label} is not a number.", "{label} no es un número.", "{label}: не число.", "{label}不是数字。"],
  signInTitle: ["Who are you today?", "¿Quién es usted hoy?", "Кто вы сегодня?", "请选择您的身份"],
  signInText: ["The demo has no passwords: choose whose rights you want to use.", "La demostración no tiene contraseñas: elija con qué permisos quiere trabajar.", "В демонстрации нет паролей: выберите, чьи права использовать.", "演示环境没有密码：请选择要使用的身份权限。"],
  language: ["Language and formats", "Idioma y formatos", "Язык и форматы", "语言和格式"],
  switchUser: ["Signed in as {name}. Switch user", "Sesión de {name}. Cambiar de usuario", "Вы вошли как {name}. Сменить пользователя", "当前用户 {name}。切换用户"],
  choose: ["---", "---", "---", "---"],
  lookFor: ["Look for {label}", "Buscar {label}", "Найти: {label}", "查找{label}"],
  clear: ["Clear {label}", "Borrar {label}", "Очистить: {label}", "清除{label}"],
  nothingFound: ["Nothing found", "Sin resultados", "Ничего не найдено", "未找到"],
  timeline: ["Timeline", "Escala de tiempo", "Временная шкала", "时间线"],
  timelineEmpty: ["Nothing has happened here yet.", "Aquí aún no ha pasado nada.", "Здесь ещё ничего не произошло.", "此处尚无活动。"],
  addNote: ["Add note", "Agregar nota", "Добавить примечание", "添加注释"],
  enterNote: ["Enter a note…", "Escriba una nota…", "Введите примечание…", "输入注释…"],
  more: ["More", "Más", "Ещё", "更多"],
  tabs: ["Parts of the form", "Partes del formulario", "Разделы формы", "窗体选项卡"],
  recordHeader: ["Record header", "Encabezado", "Заголовок записи", "记录标题"],
  unavailable: ["Record is unavailable", "Registro no disponible", "Запись недоступна", "记录不可用"],
  unavailableMore: ["It was not found, or you do not have the right to see it.", "No se encontró o no tiene permiso para verlo.", "Она не найдена, или у вас нет прав на её просмотр.", "找不到该记录，或者您无权查看。"],
  noAnswer: ["The server does not answer. Check your connection and try again.", "El servidor no responde. Compruebe la conexión y vuelva a intentarlo.", "Сервер не отвечает. Проверьте подключение и попробуйте снова.", "服务器没有响应。请检查网络连接后重试。"],
  noPage: ["There is no such page", "No existe esa página", "Такой страницы нет", "页面不存在"],
  noAccess: ["You have no access to this app", "No tiene acceso a esta aplicación", "У вас нет доступа к этому приложению", "您无权访问此应用"],
  askForRole: ["An administrator can give you one of its roles.", "Un administrador puede asignarle uno de sus roles.", "Администратор может назначить вам одну из его ролей.", "管理员可以为您分配其中一个角色。"],
  notifications: ["Notifications", "Notificaciones", "Уведомления", "通知"],
} as const;

export type Word = keyof typeof words;

const order = [1033, 3082, 1049, 2052];
let column = 0;

/** Chooses the language of everything that <c>t</c> says from now on; an unknown one is English. */
export function speak(lcid: number): void {
  column = Math.max(0, order.indexOf(lcid));
  document.documentElement.lang = ["en", "es", "ru", "zh-Hans"][column] ?? "en";
}

/** One of the shell's texts in the user's language. */
export function t(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const template: string = words[word][column] ?? words[word][0];
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
