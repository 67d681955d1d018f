FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=1 NODE_COMPILE_CACHE=/app/compile-cache
WORKDIR /app
RUN groupadd --gid 10001 potluck \
	&& useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin potluck \
	&& install --directory --owner 10001 --group 10001 --mode 0700 data compile-cache
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY tools/healthcheck.mjs tools/
COPY commands commands
COPY src src
USER 10001:10001
# Fills the compile cache, which counts for this user and these flags only: the bot loads whole, then asks for its token.
RUN node --optimize-for-size --max-old-space-size=256 --no-sparkplug --no-maglev src/main.ts 2> /dev/null; test $? -eq 2
VOLUME ["/app/data"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["node", "tools/healthcheck.mjs"]
CMD ["node", "--optimize-for-size", "--max-old-space-size=256", "--no-sparkplug", "--no-maglev", "src/main.ts"]
