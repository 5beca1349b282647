import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const place = document.getElementById('graphiql')!;
const fetcher = createGraphiQLFetcher({ url: place.dataset.url! });
createRoot(place).render(createElement(GraphiQL, { fetcher, defaultQuery: place.dataset.query }));
