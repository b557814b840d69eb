// Follows a run to its end over the WebSocket: its log on standard output, its status on standard error.
//
//     node watch.mjs 42                             Node 22 or newer
//     node --experimental-websocket watch.mjs 42    Node 20.10 or newer
//
// The function below runs in a browser as it stands, where the session's cookie takes the place of the token.

const stoa = process.env.STOA_URL ?? 'http://127.0.0.1:8080'
// Node's own WebSocket takes headers; a browser's does not.
const options = { headers: { Authorization: `Bearer ${process.env.STOA_TOKEN}` } }

// part: watch
/** Calls `tell` with each message about the run; resolves with the last one. Connects again when the line is cut. */
export async function watch(stoa, runId, tell, options) {
  const address = stoa.replace(/^http/, 'ws') + '/ws/runs/' + runId
  let told = 0 // characters of the log
  for (;;) {
    const last = await new Promise((resolve) => {
      const socket = new WebSocket(address, options)
      let seen = 0
      let message = null
      socket.onmessage = (event) => {
        message = JSON.parse(event.data)
        if (message.log) {
          // A new connection is told the log from its beginning.
          const start = seen
          seen += message.log.length
          message.log = message.log.slice(Math.max(0, told - start))
          told = Math.max(told, seen)
        }
        tell(message)
      }
      // 1000: everything has been told. Anything else: the connection was lost.
      socket.onclose = (event) => resolve(event.code === 1000 ? message : null)
    })
    if (last) return last
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}
// end

const last = await watch(stoa, process.argv[2], (message) => {
  process.stdout.write(message.log ?? '')
  console.error(message.status, message.progress?.message ?? '')
}, options)
if (last.status === 'SUCCESS') console.log(JSON.stringify(last.result.summary))
else console.log(last.error?.message ?? last.status)
process.exitCode = last.status === 'SUCCESS' ? 0 : 1
