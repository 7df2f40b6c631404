/** The page that the interface stands in. Its script and styles come from beside it. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>corpusmill</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css">
</head>
<body>
<div id="app"></div>
<noscript>This page needs scripts.</noscript>
<script type="module" src="app.js"></script>
</body>
</html>
`;
